using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>A button that asks for one export; <paramref name="What"/> as it stands behind the command.</summary>
internal sealed record ChosenExport(CommunityId Community, string What);

/// <summary>Carried by the link that opens the private chat for an export asked for in the group.</summary>
internal sealed record ExportLink(CommunityId Community, string What);

/// <summary>/export: what the community holds, as files, to the asker's private chat alone.</summary>
internal sealed class ExportData(IEnumerable<IExport> exports) : IHandle<Called>, IHandle<Press<ChosenExport>>, IHandle<Followed<ExportLink>>
{
    // What a button holds.
    private const int LongestWhich = 12;

    public Reply Handle(Called what, Scene scene) => Find(what.Arguments) is var (export, which) ? Send(export, which, scene) : Offer(what.Arguments, scene);

    public Reply Handle(Press<ChosenExport> what, Scene scene) =>
        Allowed(what.Payload.Community, scene) is { } allowed && Find(what.Payload.What) is var (export, which)
            ? Send(export, which, allowed)
            : Reply.Toast(ExportTexts.NotAllowed, mustBeClosed: true);

    public Reply Handle(Followed<ExportLink> what, Scene scene) =>
        Allowed(what.Payload.Community, scene) is { } allowed && Find(what.Payload.What) is var (export, which)
            ? Send(export, which, allowed)
            : Reply.Say(Html.Of(ExportTexts.NotAllowed));

    private static Scene? Allowed(CommunityId community, Scene scene) => scene.In(community) is { Steers: true } allowed ? allowed : null;

    // "survey 4": what, and which of it.
    private (IExport Export, string Which)? Find(string words)
    {
        var parts = PlainText.OneLine(words).Split(' ', 2);
        return exports.FirstOrDefault(e => string.Equals(e.What, parts[0], StringComparison.OrdinalIgnoreCase)) is { } export
            ? (export, parts.Length > 1 ? string.Concat(parts[1].Where(char.IsAsciiLetterOrDigit).Take(LongestWhich)) : "")
            : null;
    }

    private Reply Offer(string wanted, Scene scene)
    {
        if (!exports.Any())
            return Reply.Whisper(ExportTexts.NothingToExport);
        var buttons = exports.Select(e => new PressButton(ExportTexts.Button(e.What), new ChosenExport(scene.Community.Id, e.What)));
        return Reply.Whisper(ExportTexts.Choose(wanted.Trim(), exports), Keyboard.Grid(2, buttons));
    }

    // Files may hold what the whole group need not read again, so they never go to the group.
    private static Reply Send(IExport export, string which, Scene scene)
    {
        var community = scene.Community;
        if (!scene.PrivateIsOpen)
            return Reply.Whisper(ExportTexts.OpenPrivateFirst, Keyboard.Row(new PrivateButton(ExportTexts.OpenPrivate, new ExportLink(community.Id, which.Length == 0 ? export.What : $"{export.What} {which}"))));

        var files = export.Export(community, which);
        if (files.Count == 0)
            return Reply.Whisper(which.Length == 0 ? ExportTexts.Empty(export.What, community.Name) : ExportTexts.NotThere(export.What, which, community.Name, export.There(community)));
        var sent = Reply.None;
        foreach (var file in files)
            sent += new SendFile(file.Name, file.Content, ExportTexts.Caption(export.What, community.Name, file.Note)) { Where = new Place(scene.Person.Id.PrivateChat) };
        sent += export.More(community, which, scene.Person.Id.PrivateChat);
        return scene.IsPrivate ? sent : sent + Reply.Whisper(ExportTexts.SentPrivately);
    }
}
