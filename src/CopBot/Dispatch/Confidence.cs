using System.Text;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>Knows what must not be readable in the database, and seals the states of such dialogs.</summary>
internal sealed class Confidence(Routes routes, IDocuments documents, ISeal seal)
{
    /// <summary>True for a press, an answer or a command that belongs to a confidential route.</summary>
    public bool Covers(Incoming incoming) => incoming switch
    {
        Pressed pressed => routes.Payloads.Unpack(pressed.Data) is { } payload && routes.Press(payload.GetType()) is { IsConfidential: true },
        Said { Chat.IsPrivate: true, Command: { } command } => routes.Command(command.Name) is { IsConfidentialInPrivate: true },
        Said { Command: null } said => documents.Get(DispatchKinds.Dialogs, OpenedDialog.IdOf(said.Chat.Id, said.Person.Id)) is { IsSealed: true },
        _ => false,
    };

    /// <summary>The dialog as it is kept.</summary>
    public OpenedDialog Close(OpenedDialog dialog) =>
        dialog with { State = Convert.ToBase64String(seal.Seal(Encoding.UTF8.GetBytes(dialog.State), step: 4096)), IsSealed = true };

    /// <summary>The dialog as it was; null where it was sealed under a token that is no longer known.</summary>
    public OpenedDialog? Open(OpenedDialog dialog) => !dialog.IsSealed ? dialog
        : seal.Open(Convert.FromBase64String(dialog.State)) is { } state ? dialog with { State = Encoding.UTF8.GetString(state), IsSealed = false }
        : null;
}
