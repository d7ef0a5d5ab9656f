using System.Collections.Immutable;

namespace CopBot.Conversation;

/// <summary>What is to happen because of something that came in. Committed with the documents, carried out afterwards.</summary>
internal abstract record Effect;

/// <summary>Does nothing; a reply that holds it alone says that the matter is settled.</summary>
internal sealed record Quietly : Effect;

/// <summary>What becomes of a message when the house dies while it is being sent, and nobody knows whether it went out.</summary>
internal enum Promise
{
    /// <summary>Sent again: an answer to somebody's own command, a reminder.</summary>
    AtLeastOnce,

    /// <summary>Not sent again: a routine post that nobody waits for.</summary>
    AtMostOnce,
}

/// <summary>Where a message goes.</summary>
internal readonly record struct Place(ChatId Chat, TopicId? Topic = null);

/// <summary>A message. Without <see cref="Where"/> it goes where the question came from, as a reply to it in a group.</summary>
internal sealed record Say(Html Text, Keyboard Buttons) : Effect
{
    public Place? Where { get; init; }

    public Promise Promise { get; init; } = Promise.AtLeastOnce;

    /// <summary>Arrives without a sound.</summary>
    public bool Silently { get; init; }

    /// <summary>Opens the person's message box as a reply to this message, with this hint in it.</summary>
    public string? AskFor { get; init; }
}

/// <summary>
/// A message that only this person should be bothered with: help, a refusal. In a group it is ephemeral where the bot may
/// send such, else an ordinary short reply, so <paramref name="Text"/> must hold nothing private, unless <see cref="Openly"/> is said then.
/// </summary>
internal sealed record Whisper(Html Text, Keyboard Buttons) : Effect
{
    /// <summary>Said in its place where everybody in a group would read it; then <see cref="Text"/> is read by this person or nobody.</summary>
    public Say? Openly { get; init; }
}

/// <summary>Puts a live card into a chat; <see cref="RefreshCard"/> with the same key changes it from then on.</summary>
internal sealed record PostCard(CardKey Key, Html Text, Keyboard Buttons) : Effect
{
    public Place? Where { get; init; }

    public Promise Promise { get; init; } = Promise.AtLeastOnce;
}

/// <summary>Changes a live card everywhere it was posted; nothing where it never was.</summary>
internal sealed record RefreshCard(CardKey Key, Html Text, Keyboard Buttons) : Effect
{
    /// <summary>True where the press was on the card itself: an old copy, no longer kept up to date, is changed too.</summary>
    public bool WasPressed { get; init; }

    /// <summary>Another card with the same buttons: where the press was on that one, it is no old copy of this.</summary>
    public CardKey? Beside { get; init; }
}

/// <summary>Names a live card, as in "resource 14". <paramref name="Room"/> keeps two features' cards apart.</summary>
internal readonly record struct CardKey(string Room, string Name)
{
    public override string ToString() => $"{Room}/{Name}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static CardKey Parse(string written)
    {
        var slash = written.IndexOf('/', StringComparison.Ordinal);
        return new CardKey(written[..slash], written[(slash + 1)..]);
    }
}

/// <summary>
/// Posts one of Telegram's own polls as a live card: <see cref="RefreshCard"/> with the same key changes the buttons below it (its words
/// cannot be changed), <see cref="ClosePoll"/> ends it. Telegram's number of it enters as <see cref="PollPosted"/>, its votes as
/// <see cref="PollCounted"/>, that it cannot be posted as <see cref="PollRefused"/>.
/// </summary>
internal sealed record PostPoll(CardKey Key, PollSheet Sheet, Keyboard Buttons) : Effect
{
    public Place? Where { get; init; }

    public Promise Promise { get; init; } = Promise.AtLeastOnce;
}

/// <summary>
/// Ends a poll that stands in this chat; its last counts enter as <see cref="PollClosed"/>, also where there is no such poll any more.
/// </summary>
internal sealed record ClosePoll(CardKey Key, ChatId Chat) : Effect
{
    /// <summary>Takes the message away, too, where Telegram still allows that.</summary>
    public bool AndDelete { get; init; }
}

/// <summary>What a poll asks (core.telegram.org/bots/api#sendpoll). Texts are plain.</summary>
/// <param name="Question">1 to <see cref="LongestQuestion"/> UTF-16 units.</param>
/// <param name="Options">1 to <see cref="MostOptions"/>, each 1 to <see cref="LongestOption"/> UTF-16 units.</param>
internal sealed record PollSheet(string Question, ImmutableArray<string> Options)
{
    public const int LongestQuestion = 300;

    public const int MostOptions = 12;

    public const int LongestOption = 100;

    /// <summary>Nobody sees who chose what.</summary>
    public bool IsAnonymous { get; init; }

    public bool TakesSeveral { get; init; }

    /// <summary>A vote stands once it is given.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How many chose what is shown when it has closed, not before.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Members add options; not for an anonymous one.</summary>
    public bool TakesOptions { get; init; }

    /// <summary>Everybody sees the options in an order of their own.</summary>
    public bool IsShuffled { get; init; }
}

/// <summary>Changes the message whose button was pressed.</summary>
internal sealed record Rewrite(Html Text, Keyboard Buttons) : Effect;

/// <summary>Answers a press: a line that fades, or a box to close. At most 200 characters, no markup.</summary>
internal sealed record Toast(string Text, bool MustBeClosed = false) : Effect;

/// <summary>Sends a file made by the bot.</summary>
internal sealed record SendFile(string Name, ReadOnlyMemory<byte> Content, Html Caption) : Effect
{
    public Place? Where { get; init; }

    /// <summary>As what the library keeps it once it is sent; null where it does not.</summary>
    public ForLibrary? Library { get; init; }
}

/// <summary>
/// Sends a picture made by the bot: a PNG of at most 10 MB (core.telegram.org/bots/api#sendphoto). <paramref name="Caption"/> says in
/// words what it shows, in at most 1,024 visible units; where the chat takes no pictures, it is sent alone.
/// </summary>
internal sealed record SendPicture(string Name, ReadOnlyMemory<byte> Png, Html Caption) : Effect
{
    /// <summary>As what live card it is remembered, so that it can be pinned; null where it is not.</summary>
    public CardKey? Key { get; init; }

    /// <summary>Only with a <see cref="Key"/>.</summary>
    public Keyboard Buttons { get; init; } = Keyboard.None;

    public Place? Where { get; init; }

    public Promise Promise { get; init; } = Promise.AtLeastOnce;

    /// <summary>Arrives without a sound.</summary>
    public bool Silently { get; init; }
}

/// <summary>What the library is to know of a file that the bot makes. <paramref name="By"/> is who had it made.</summary>
internal sealed record ForLibrary(CommunityId Community, string Title, string Note, PersonId By, string ByName)
{
    /// <summary>Without the #, lower case.</summary>
    public ImmutableArray<string> Themes { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>Shows a place on a map. Degrees; <paramref name="Title"/> and <paramref name="Address"/> are plain and not empty.</summary>
internal sealed record ShowVenue(double Latitude, double Longitude, string Title, string Address) : Effect
{
    public Place? Where { get; init; }
}

/// <summary>Sends a file again that Telegram keeps, as a live card whose text is the file's caption.</summary>
internal sealed record SendKept(CardKey Key, Attachment File, Html Caption, Keyboard Buttons) : Effect
{
    public Place? Where { get; init; }
}

/// <summary>Answers <c>@bot …</c>. <paramref name="Next"/> is the next page's offset, empty at the end.</summary>
internal sealed record AnswerSearch(ImmutableArray<SearchHit> Hits, string Next) : Effect
{
    /// <summary>Shown above the results; opens the private chat with the bot.</summary>
    public PrivateButton? Above { get; init; }
}

/// <summary>One result of inline mode; <paramref name="Id"/> at most 64 bytes.</summary>
internal sealed record SearchHit(string Id, string Title, string Description, Html Text, string? Url = null);

/// <summary>The next message of this person in this chat goes to the dialog that <paramref name="State"/> belongs to, for at most <see cref="KeptFor.OpenQuestion"/>.</summary>
internal sealed record OpenDialog(object State, TimeSpan For) : Effect
{
    /// <summary>True where nobody was asked for words: once it is over, a message is taken as if it had never been open.</summary>
    public bool EndsQuietly { get; init; }
}

/// <summary>Ends this person's dialog in this chat.</summary>
internal sealed record CloseDialog : Effect;

/// <summary>Slow work to be done outside; its result comes back as a value.</summary>
internal sealed record RunErrand(object Errand) : Effect;

/// <summary>Makes <paramref name="Payload"/> fall due at an instant. The same key again moves it.</summary>
internal sealed record SetDue(string Key, DateTimeOffset At, object Payload) : Effect;

/// <summary>
/// Makes <paramref name="Payload"/> fall due by a rule, again and again: DTSTART with its zone, RRULE and EXDATE, as iCalendar's lines
/// (RFC 5545). What was missed while the house was closed falls due once. The same key again changes it.
/// </summary>
internal sealed record SetDueEach(string Key, string Repeat, object Payload) : Effect;

/// <summary>Takes back what was set to fall due.</summary>
internal sealed record CancelDue(string Key) : Effect;

/// <summary>Takes up the command that waited until this person had said which community it is for.</summary>
internal sealed record ResumeHeldCommand : Effect;

/// <summary>Asks, by buttons, which of these communities the person's command is for.</summary>
internal sealed record AskWhichCommunity(ImmutableArray<Membership> Among) : Effect
{
    /// <summary>The command that a message without one meant; it waits for the choice.</summary>
    public Command? Meant { get; init; }
}

/// <summary>Carried by the buttons of <see cref="AskWhichCommunity"/>; some feature's route takes it.</summary>
internal sealed record PickCommunity(CommunityId Community);

/// <summary>The bot leaves a chat.</summary>
internal sealed record LeaveChat(ChatId Chat) : Effect;

/// <summary>
/// Pins a live card in its chats, without a sound, or takes it off again (core.telegram.org/bots/api#pinchatmessage). Where the bot may
/// not pin, <see cref="PinRefused"/> says so.
/// </summary>
internal sealed record PinCard(CardKey Key, bool IsPinned) : Effect;

/// <summary>What a handler returns: what is to happen, in order.</summary>
internal sealed record Reply(ImmutableArray<Effect> Effects)
{
    public static Reply None { get; } = new([]);

    /// <summary>Nothing is to be said, and nobody else need look at it.</summary>
    public static Reply Taken { get; } = new([new Quietly()]);

    public static Reply Of(params ImmutableArray<Effect> effects) => new(effects);

    public static Reply Say(Html text, Keyboard? buttons = null) => Of(new Say(text, buttons ?? Keyboard.None));

    /// <summary>Says no, or helps, to one person. See <see cref="Conversation.Whisper"/>.</summary>
    public static Reply Whisper(Html text, Keyboard? buttons = null) => Of(new Whisper(text, buttons ?? Keyboard.None));

    public static Reply Toast(string text, bool mustBeClosed = false) => Of(new Toast(text, mustBeClosed));

    public static Reply Rewrite(Html text, Keyboard? buttons = null) => Of(new Rewrite(text, buttons ?? Keyboard.None));

    /// <summary>Asks a question whose answer goes to the dialog of <paramref name="state"/>, for as long as such a question is kept.</summary>
    public static Reply Ask(Html question, object state, string hint, Keyboard? buttons = null) =>
        Of(new Say(question, buttons ?? Keyboard.None) { AskFor = hint }, new OpenDialog(state, KeptFor.OpenQuestion));

    public static Reply operator +(Reply left, Reply right) => new(left.Effects.AddRange(right.Effects));

    public static Reply operator +(Reply left, Effect right) => new(left.Effects.Add(right));
}
