namespace CopBot.Conversation;

/// <summary>A room of the house: a capability with its own words, its own documents, and its own answers to three duties.</summary>
internal interface IFeature : IPersonalData
{
    /// <summary>A short name, <c>[a-z]{1,8}</c>: the prefix of this room's buttons, cards, dialogs and due keys. Never changes.</summary>
    string Name { get; }

    /// <summary>Says which commands, presses, dialogs and events this room answers.</summary>
    void Map(RouteBuilder routes);

    /// <summary>Called once before anything is handled, inside a transaction: build what is derived from the store.</summary>
    void Load();

    /// <summary>Telegram upgraded a group: its id changed, and its old messages can no longer be reached by the bot.</summary>
    void Move(ChatId from, ChatId to);

    /// <summary>
    /// Two communities turn out to be one group: all of <paramref name="from"/> belongs to <paramref name="into"/> from now on, and
    /// nothing is lost. <see cref="Move"/> follows.
    /// </summary>
    void Merge(CommunityId from, CommunityId into);

    /// <summary>False where what this card of ours shows is gone for good; asked at night, so that where it stands is forgotten.</summary>
    bool StandsFor(CardKey card) => true;

    /// <summary>The group has been gone for long enough, or asked for it: nothing of it may stay.</summary>
    void Erase(CommunityId community);
}

/// <summary>Every room answers for what it holds on a person.</summary>
internal interface IPersonalData
{
    /// <summary>
    /// One plain line for /privacy: what this room keeps of people, what for, and how long. Empty where it keeps nothing of them.
    /// </summary>
    Html Keeps => Html.Empty;

    /// <summary>All that is held on this person, in words for them and in full for a file. Nothing about others.</summary>
    IEnumerable<HeldData> Held(PersonId person);

    /// <summary>What <see cref="Forget"/> would do, in short sentences; nothing where it would do nothing.</summary>
    Forgetting BeforeForgetting(PersonId person);

    /// <summary>Erases this person: afterwards no document of this room leads to them.</summary>
    void Forget(PersonId person);
}

/// <summary>
/// One kind of thing held on a person. <paramref name="Summary"/> is a sentence for them,
/// <paramref name="Records"/> the things themselves, ready for a JSON file.
/// </summary>
internal sealed record HeldData(string Kind, Html Summary, IReadOnlyList<object> Records);

/// <summary>Sentences that say what goes and what stays without a name.</summary>
internal sealed record Forgetting(IReadOnlyList<string> Goes, IReadOnlyList<string> StaysWithoutName)
{
    public static Forgetting Nothing { get; } = new([], []);
}
