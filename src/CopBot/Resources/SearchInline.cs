using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary><c>@bot housing</c> in any chat: what the asker's own communities keep, the newest where nothing is asked.</summary>
internal sealed class SearchInline(ResourceStore store, ResourceIndex index) : IHandle<Searched>
{
    private const int PageSize = 20;

    public Reply Handle(Searched what, Scene scene)
    {
        if (scene.Memberships.IsEmpty)
            return Reply.None;
        var zone = scene.Memberships[0].Community.Zone;
        var offset = int.TryParse(what.Offset, out var at) && at > 0 ? at : 0;
        var question = FindQuestion.Parse(what.Text, zone, scene.Now);
        var found = index.Find(question.ToQuery(scene.Memberships.Select(m => m.Community.Id), null, offset, PageSize));
        var hits = found.Ids.Select(id => store.Get(new ResourceId(long.Parse(id)))).OfType<Resource>()
            .Select(r => Hit(r, scene.In(r.Community)!)).ToImmutableArray();
        return Reply.Of(new AnswerSearch(hits, offset + PageSize < found.Total ? $"{offset + PageSize}" : ""));
    }

    private static SearchHit Hit(Resource resource, Scene scene) =>
        new($"r{resource.Id}", resource.Title, ResourceTexts.HitLine(resource), ResourceTexts.Posted(resource, scene), resource.Link);
}
