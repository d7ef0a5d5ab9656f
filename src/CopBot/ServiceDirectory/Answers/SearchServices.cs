using CopBot.Conversation;
using CopBot.ServiceDirectory.Questions;

namespace CopBot.ServiceDirectory.Answers;

/// <summary><c>@bot debt advice</c> in any chat: the services that fit, of the asker's own communities.</summary>
internal sealed class SearchServices(ServiceStore store, QuestionReader reader, AnswerQuestion answers) : IHandle<Searched>
{
    private const int Most = 10;

    public Reply Handle(Searched what, Scene scene)
    {
        var text = PlainText.OneLine(what.Text);
        if (scene.Memberships.IsEmpty || text.Length == 0 || what.Offset.Length > 0)
            return Reply.None;
        var found = scene.Memberships
            .SelectMany(m => answers.Find(reader.Read(text, m.Community.Id), m.Community.Id).Fits.Select((f, rank) => (f.Service, rank)))
            .OrderBy(f => f.rank)
            .Select(f => store.Get(f.Service)).OfType<Service>()
            .Take(Most)
            .Select(s => new SearchHit($"s{s.Id}", s.Name, ServiceTexts.HitLine(s), AnswerTexts.Posted(s, scene.In(s.Community)!)));
        return Reply.Of(new AnswerSearch([.. found], ""));
    }
}
