using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Imports that are under way, or can still be undone.</summary>
internal sealed class ImportStore(IDocuments documents)
{
    public ImportId NextId() => new(documents.NextNumber("imports"));

    public ImportJob? Get(ImportId id) => documents.Get(InterchangeKinds.Jobs, IndexKey.Of(id.Value));

    public void Put(ImportJob job) => documents.Put(InterchangeKinds.Jobs, job);

    public void Put(ImportStep step) => documents.Put(InterchangeKinds.Steps, step);

    public IReadOnlyList<ImportJob> JobsIn(CommunityId community) =>
        documents.Find(InterchangeKinds.Jobs, InterchangeKinds.JobsByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<ImportJob> JobsOf(PersonId person) =>
        documents.Find(InterchangeKinds.Jobs, InterchangeKinds.JobsByPerson, IndexKey.Of(person.Value));

    /// <summary>In the order in which they were done.</summary>
    public IReadOnlyList<ImportStep> StepsOf(ImportId import) =>
        documents.Find(InterchangeKinds.Steps, InterchangeKinds.StepsByJob, IndexKey.Of(import.Value));

    public ImportStep? Step(ImportId import, int from) => documents.Get(InterchangeKinds.Steps, IndexKey.Of(import.Value, (long)from));

    public void Delete(ImportJob job)
    {
        foreach (var step in StepsOf(job.Id))
            documents.Delete(InterchangeKinds.Steps, IndexKey.Of(step.Import.Value, (long)step.From));
        documents.Delete(InterchangeKinds.Jobs, IndexKey.Of(job.Id.Value));
    }

    /// <summary>What was imported stays; that it can be undone does not outlive the community.</summary>
    public void Erase(CommunityId community)
    {
        foreach (var job in JobsIn(community))
            Delete(job);
    }

    /// <summary>No import names this person any more, nor do the records that an undo would bring back.</summary>
    public void Forget(PersonId person)
    {
        foreach (var job in JobsOf(person))
            Put(job with { By = null, ByName = ServiceTexts.SomebodyForgotten });
        foreach (var step in documents.All(InterchangeKinds.Steps).Where(s => s.Changes.Any(c => c.Before is { } before && Names(before, person))))
            Put(step with { Changes = [.. step.Changes.Select(c => c with { Before = c.Before?.Without(person) })] });
    }

    private static bool Names(Service service, PersonId person) =>
        service.VouchedBy == person || service.Checked?.By == person || service.Flags.Any(f => f.By == person);
}
