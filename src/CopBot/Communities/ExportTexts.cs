using CopBot.Conversation;
using Humanizer;

namespace CopBot.Communities;

/// <summary>Every word of /export.</summary>
internal static class ExportTexts
{
    private const int MostNamed = 10;

    public static string NotAllowed => "Only facilitators and the core group of that community can export its data.";

    public static string OpenPrivate => "Get the files in private";

    public static Html NothingToExport => $"There is nothing that can be exported yet.";

    public static Html SentPrivately => $"I have sent it to our private chat.";

    public static Html OpenPrivateFirst => $"I send files to you alone. Tap the button, then press <b>Start</b> in our private chat, and they come.";

    public static string Button(string what) => what.Humanize();

    public static Html Choose(string wanted, IEnumerable<IExport> exports) => Html.Paragraphs(
        wanted.Length == 0 ? Html.Empty : $"I have nothing called “{PlainText.Shorten(wanted, 60)}” to export.",
        Html.Lines([$"What do you want to export? The files come to our private chat.", .. exports.Select(Line)]));

    public static Html Empty(string what, string community) => $"<b>{community}</b> has no {what} yet, so there is nothing to export.";

    public static Html NotThere(string what, string which, string community, IReadOnlyList<(string Which, string Title)>? there) => there is null ? (Html)$"<b>{community}</b> has no {what} {which} that can be exported." : Html.Lines(
    [
        (Html)$"<b>{community}</b> has no {what} {which} that can be exported.{(there.Count == 0 ? $" There is no {what} yet that can." : " There are:")}",
        .. there.Take(MostNamed).Select(t => (Html)$"<code>/export {what} {t.Which}</code> – {PlainText.Shorten(PlainText.OneLine(t.Title), 60)}"),
        there.Count > MostNamed ? (Html)$"and {there.Count - MostNamed} older ones" : Html.Empty,
    ]);

    public static Html Caption(string what, string community, string note) => $"<b>{community}</b>: {(note.Length > 0 ? note : what)}";

    private static Html Line(IExport export) => $"<code>/export {export.What}</code> – {export.Description}";
}
