using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Questions;
using CopBot.Storage;

namespace CopBot.Benchmarks;

/// <summary>The directory without the rest of the house: an index, and no words of a community's own.</summary>
internal sealed class AnsweringDirectory
{
    private readonly Dictionary<ServiceId, Service> _services;

    public AnsweringDirectory(IReadOnlyList<Service> services)
    {
        _services = services.ToDictionary(s => s.Id);
        Index.Rebuild(services);
        var words = new WordStore(new NoDocuments());
        Reader = new QuestionReader(Index, words);
        Answer = new AnswerQuestion(Index, words);
    }

    public ServiceIndex Index { get; } = new();

    public QuestionReader Reader { get; }

    public AnswerQuestion Answer { get; }

    public ServiceAnswer Ask(string text) => Answer.Find(Reader.Read(text, TraffordServices.Community), TraffordServices.Community);

    public Service Of(ServiceMatch match) => _services[match.Service];

    public string Line(ServiceMatch match)
    {
        var service = Of(match);
        return $"{service.SourceId[3..]} {service.Name} ({match.Place}) {service.Description.ReplaceLineEndings(" ")[..Math.Min(90, service.Description.Length)]}";
    }
}

/// <summary>A store in which there is nothing.</summary>
internal sealed class NoDocuments : IDocuments
{
    public T? Get<T>(DocumentKind<T> kind, string id)
        where T : class => null;

    public void Put<T>(DocumentKind<T> kind, T document)
        where T : class => throw new NotSupportedException();

    public bool Delete<T>(DocumentKind<T> kind, string id)
        where T : class => false;

    public IReadOnlyList<T> Find<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key, int limit = int.MaxValue)
        where T : class => [];

    public IReadOnlyList<T> Range<T>(DocumentKind<T> kind, DocumentIndex<T> index, string? from, string? to, bool descending = false, int limit = int.MaxValue)
        where T : class => [];

    public IReadOnlyList<T> All<T>(DocumentKind<T> kind)
        where T : class => [];

    public int Count<T>(DocumentKind<T> kind)
        where T : class => 0;

    public int CountWhere<T>(DocumentKind<T> kind, DocumentIndex<T> index, string key)
        where T : class => 0;

    public long NextNumber(string sequence) => throw new NotSupportedException();
}
