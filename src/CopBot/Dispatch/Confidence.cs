using System.Text;
using System.Text.Json;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>Knows what must not be readable in the database, and seals the states of such dialogs and such commands that wait.</summary>
internal sealed class Confidence(Routes routes, IDocuments documents, ISeal seal)
{
    private const int Step = 4096;

    /// <summary>True for a press, an answer or a command that belongs to a confidential route, and for a press while such a command waits for it.</summary>
    public bool Covers(Incoming incoming) => incoming switch
    {
        Pressed pressed => routes.Payloads.Unpack(pressed.Data) is { } payload && (routes.Press(payload.GetType()) is { IsConfidential: true } || documents.Get(DispatchKinds.Held, IndexKey.Of(pressed.Person.Id.Value)) is { Sealed: not null }),
        Said { Chat.IsPrivate: true, Command: { } command } => routes.Command(command.Name) is { IsConfidentialInPrivate: true },
        Said { Command: null } said => documents.Get(DispatchKinds.Dialogs, OpenedDialog.IdOf(said.Chat.Id, said.Person.Id)) is { IsSealed: true },
        _ => false,
    };

    /// <summary>The dialog as it is kept.</summary>
    public OpenedDialog Close(OpenedDialog dialog) =>
        dialog with { State = Convert.ToBase64String(seal.Seal(Encoding.UTF8.GetBytes(dialog.State), Step)), IsSealed = true };

    /// <summary>The dialog as it was; null where it was sealed under a token that is no longer known.</summary>
    public OpenedDialog? Open(OpenedDialog dialog) => !dialog.IsSealed ? dialog
        : seal.Open(Convert.FromBase64String(dialog.State)) is { } state ? dialog with { State = Encoding.UTF8.GetString(state), IsSealed = false }
        : null;

    /// <summary>A command that waits, as it is kept.</summary>
    public HeldCommand Hold(Said said, DateTimeOffset at)
    {
        var bare = said with { Update = null, Original = null };
        return Covers(said)
            ? new HeldCommand(said.Person.Id, null, at) { Sealed = seal.Seal(JsonSerializer.SerializeToUtf8Bytes(bare, DispatchJson.Default.Said), Step) }
            : new HeldCommand(said.Person.Id, bare, at);
    }

    /// <summary>What was said; null where it was sealed under a token that is no longer known.</summary>
    public Said? Open(HeldCommand held) => held.Sealed is not { } written ? held.Said
        : seal.Open(written) is { } plain ? JsonSerializer.Deserialize(plain, DispatchJson.Default.Said)
        : null;
}
