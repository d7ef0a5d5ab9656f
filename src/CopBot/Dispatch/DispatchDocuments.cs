using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>An open dialog: the next message of this person in this chat answers it.</summary>
/// <param name="Chat">Where.</param>
/// <param name="Person">Whose.</param>
/// <param name="Name">The dialog's route.</param>
/// <param name="State">Its state as JSON.</param>
/// <param name="Community">The community that it was opened for.</param>
/// <param name="Until">When it is over, UTC.</param>
internal sealed record OpenedDialog(ChatId Chat, PersonId Person, string Name, string State, CommunityId? Community, DateTimeOffset Until)
{
    /// <summary>True where the state is sealed, and the result written as base 64.</summary>
    public bool IsSealed { get; init; }

    /// <summary>As of <see cref="OpenDialog.EndsQuietly"/>.</summary>
    public bool EndsQuietly { get; init; }

    public static string IdOf(ChatId chat, PersonId person) => IndexKey.Of(chat.Value, person.Value);
}

/// <summary>A command that waits for its person to say which community it is for.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Said">The command; null where it is sealed.</param>
/// <param name="At">When it was said, UTC.</param>
internal sealed record HeldCommand(PersonId Person, Said? Said, DateTimeOffset At)
{
    /// <summary>The command as sealed JSON, where it is confidential in private.</summary>
    public byte[]? Sealed { get; init; }
}

/// <summary>An update that made a handler throw, or an entry of the outbox that could not be carried out, kept for the operator.</summary>
/// <param name="Number">Our number of it.</param>
/// <param name="Update">Telegram's number; 0 for what did not come from Telegram.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Person">Who sent it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Error">The exception with its stack.</param>
/// <param name="Original">Telegram's JSON.</param>
internal sealed record FailedUpdate(long Number, int Update, string Kind, PersonId? Person, DateTimeOffset At, string Error, string? Original);

internal static class DispatchKinds
{
    public static DocumentIndex<OpenedDialog> DialogsByPerson { get; } = new("person", d => IndexKey.Of(d.Person.Value));

    public static DocumentKind<OpenedDialog> Dialogs { get; } =
        new("dialogs", d => OpenedDialog.IdOf(d.Chat, d.Person), DispatchJson.Default, DialogsByPerson);

    public static DocumentKind<HeldCommand> Held { get; } =
        new("held", h => IndexKey.Of(h.Person.Value), DispatchJson.Default);

    public static DocumentIndex<FailedUpdate> FailedByTime { get; } = new("at", f => IndexKey.Of(f.At));

    public static DocumentKind<FailedUpdate> Failed { get; } =
        new("failed", f => IndexKey.Of(f.Number), DispatchJson.Default, FailedByTime);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OpenedDialog))]
[JsonSerializable(typeof(HeldCommand))]
[JsonSerializable(typeof(Said))]
[JsonSerializable(typeof(FailedUpdate))]
internal sealed partial class DispatchJson : JsonSerializerContext;
