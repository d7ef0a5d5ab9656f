using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Nudges.Prompts;

/// <summary>What communities have added to the list of prompts, and how far they are in it.</summary>
internal sealed class PromptStore(IDocuments documents)
{
    public Prompt? Get(PromptId id) => documents.Get(NudgeKinds.Prompts, IndexKey.Of(id.Value));

    public PromptId NextId() => new(documents.NextNumber("prompts"));

    public void Put(Prompt prompt) => documents.Put(NudgeKinds.Prompts, prompt);

    public void Delete(Prompt prompt) => documents.Delete(NudgeKinds.Prompts, IndexKey.Of(prompt.Id.Value));

    public IReadOnlyList<Prompt> Of(CommunityId community) => documents.Find(NudgeKinds.Prompts, NudgeKinds.PromptsByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<Prompt> By(PersonId person) => documents.Find(NudgeKinds.Prompts, NudgeKinds.PromptsByPerson, IndexKey.Of(person.Value));

    public PromptRound Round(CommunityId community) => documents.Get(NudgeKinds.Rounds, NudgeKinds.IdOf(community)) ?? new PromptRound(community);

    public void Put(PromptRound round) => documents.Put(NudgeKinds.Rounds, round);

    public void Forget(PersonId person)
    {
        foreach (var prompt in By(person))
            Put(prompt with { By = null });
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var prompt in Of(from))
            Put(prompt with { Community = into });
        if (documents.Get(NudgeKinds.Rounds, NudgeKinds.IdOf(from)) is not { } young)
            return;
        var old = Round(into);
        Put(old with { Used = [.. old.Used.Union(young.Used)], LeftOut = [.. old.LeftOut.Union(young.LeftOut)] });
        documents.Delete(NudgeKinds.Rounds, NudgeKinds.IdOf(from));
    }

    public void Erase(CommunityId community)
    {
        foreach (var prompt in Of(community))
            Delete(prompt);
        documents.Delete(NudgeKinds.Rounds, NudgeKinds.IdOf(community));
    }
}
