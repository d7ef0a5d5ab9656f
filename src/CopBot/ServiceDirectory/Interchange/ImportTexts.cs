using System.Globalization;
using System.Text;
using CopBot.Conversation;
using Humanizer;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Every word of importing and exporting services.</summary>
internal static class ImportTexts
{
    public const string Imported = "imported";

    public const string ImportUndone = "import taken back";

    public const string NotesFile = "rows.txt";

    public static string Import => "Import";

    public static string Cancel => "Cancel";

    public static string Undo => "Undo";

    public static string OneByOne => "Look at them one by one";

    public static string AllSame => "All the same";

    public static string AllDifferent => "All different";

    public static string RestSame => "The rest: same";

    public static string RestDifferent => "The rest: different";

    public static string Same => "Same";

    public static string Different => "Different";

    public static Html WhichFile => Html.Paragraphs(
        $"Please send me the file with the services, as an answer to this message.",
        $"I read Open Referral UK (JSON) and tables (CSV). A table needs a first line that says what its columns hold, such as <code>name, organisation, description, address, postcode, telephone, website, opening times</code>. Nothing changes until you have seen what I make of it.");

    public static string WhichFileHint => "Send the file here";

    public static Html NoFile => $"There is no file in that message. Please send the CSV or JSON file itself.";

    public static Html NoDocument => $"That is a picture or a recording. Please send the CSV or JSON file as a file (the paper clip, then <b>File</b>).";

    public static Html NotAllowed => $"Only facilitators and the core group can import services.";

    public static Html AnotherIsRunning => $"Another import is still running. Please wait until it is done, then send the file again.";

    public static string TooLarge => "The file is larger than 20 MB, which is more than Telegram gives me. Please split it and send the parts one after the other.";

    public static string CannotRead => "Something in this file is more than I can read. Nothing was changed by it. Please check the file, or ask whoever runs me.";

    public static string TookTooLong => "It did not come to an end within a day, so I stopped. Please send the file again.";

    public static string FileGone => "Telegram does not have that file any more. Please send it again.";

    public static string OutOfReach => "I could not get the file from Telegram. Please try again in a few minutes.";

    public static string EmptyFile => "The file is empty. Please check it and send it again.";

    public static string NothingInIt => "There is no service in this file. Please check it and send it again.";

    public static string BrokenTable => "I can’t read this table: a row in it never ends. Often a quotation mark is missing. Please save it again as CSV and send it.";

    public static string NoNameColumn => "I can’t find the column with the services’ names. The first line must say what the columns hold: name, organisation, address, postcode, telephone… Please add it and send the file again.";

    public static string Over => "This import is over. To import again, send the file with /import.";

    public static string NotYours => "Only facilitators and the core group can decide about an import.";

    public static string NotNow => "That is no longer possible here.";

    public static string TooLateToUndo => "An import can be undone for a day. This one is older.";

    public static string WaitForOther => "Another import is still running. Please wait until it is done.";

    public static string OtherKindOfFile(string kind) => $"That is {kind}. I read CSV and JSON: in a spreadsheet choose “Save as” and then CSV, and send me that file.";

    public static string BrokenJson(long? line) => line is { } at
        ? $"This JSON file is broken, at line {at.ToString("N0", CultureInfo.InvariantCulture)}. Please get it again from where it came, and send it once more."
        : "This JSON file is broken. Please get it again from where it came, and send it once more.";

    public static string TooManyRows(int most) => $"The file has more than {most.ToString("N0", CultureInfo.InvariantCulture)} services, which is more than I take at once. Please split it.";

    /// <summary>How an import stands.</summary>
    public static Html Card(ImportJob job) => job.State switch
    {
        ImportState.Reading => $"<b>{job.FileName}</b>\nI am reading the file…",
        ImportState.Shown => Preview(job),
        ImportState.Starting => $"<b>{job.FileName}</b>\nI am starting…",
        ImportState.Applying => $"<b>{job.FileName}</b>\nImporting: {Number(job.Applied)} of {Number(Rows(job))}. You can go on using me meanwhile.",
        ImportState.Done => Done(job),
        ImportState.Undoing => $"<b>{job.FileName}</b>\nI am taking the import back: {Number(job.Applied)} rows to go.",
        ImportState.Undone => Undone(job),
        ImportState.Cancelled => $"<b>{job.FileName}</b>\nCancelled. Nothing has changed.",
        ImportState.Failed => $"<b>{job.FileName}</b>\n{job.Why} Nothing has changed.",
    };

    /// <summary>When it can no longer be undone, or nobody has decided.</summary>
    public static Html CardAfterwards(ImportJob job) => job.State == ImportState.Shown && ImportCard.Brings(job)
        ? (Html)$"<b>{job.FileName}</b>\nNobody decided within a day, so nothing was imported. To import it, send it again with /import."
        : Card(job);

    public static Html SideBySide(ImportJob job, TwinRow twin, int number, Service? here) => Html.Paragraphs(
        $"<b>Are these the same service?</b> ({number} of {job.Twins.Length})",
        Html.Lines($"<u>In the file, row {twin.Number}</u>", Face(twin.Face)),
        here is null
            ? $"The other one is no longer in the directory."
            : Html.Lines($"<u>In the directory</u>", Face(FaceOf(here))),
        $"<i>Same: the file’s details go into that record. Different: it becomes a record of its own.</i>");

    public static Html NotesCaption(ImportJob job) => $"All rows of <b>{job.FileName}</b> with something to tell, by number.";

    /// <summary>Everything that was refused or left out, a line each.</summary>
    public static string Notes(ImportFile file)
    {
        var text = new StringBuilder();
        if (!file.Refused.IsEmpty)
        {
            text.Append("Rows that I can't take:\n\n");
            foreach (var note in file.Refused)
                text.Append(Line(note)).Append('\n');
            text.Append('\n');
        }

        if (!file.LeftOut.IsEmpty)
        {
            text.Append("Rows that I take in part:\n\n");
            foreach (var note in file.LeftOut)
                text.Append(Line(note)).Append('\n');
        }

        return text.ToString();
    }

    private static Html Preview(ImportJob job)
    {
        var counts = job.Counts;
        var same = job.Twins.Count(t => t.IsSame == true);
        var different = job.Twins.Count(t => t.IsSame == false);
        var undecided = job.Twins.Length - same - different;
        return Html.Paragraphs(
            $"<b>{job.FileName}</b>: {"service".ToQuantity(Rows(job), "N0")}. Nothing has changed yet.",
            Html.Lines(
                counts.New + different > 0 ? $"• <b>{Number(counts.New + different)}</b> new" : Html.Empty,
                counts.Changed + same > 0 ? $"• <b>{Number(counts.Changed + same)}</b> already here, with something new in the file" : Html.Empty,
                counts.Unchanged > 0 ? $"• <b>{Number(counts.Unchanged)}</b> already here, with nothing new" : Html.Empty,
                undecided > 0 ? $"• <b>{Number(undecided)}</b> {(undecided == 1 ? "looks" : "look")} like a service that is already here. {(undecided == 1 ? "Is it" : "Are they")} the same?" : Html.Empty,
                counts.MoreTwins > 0 ? $"• {Number(counts.MoreTwins)} of the new ones look like services that are here, too: more than I ask about. To look at all of them, cancel and send the file in parts." : Html.Empty,
                counts.Refused > 0 ? $"• <b>{Number(counts.Refused)}</b> that I can’t take:" : Html.Empty,
                Html.Lines([.. counts.FirstRefused.Select(note => (Html)$"   {Line(note)}")]),
                counts.Refused > counts.FirstRefused.Length ? $"   … and {Number(counts.Refused - counts.FirstRefused.Length)} more" : Html.Empty),
            counts.LeftOut > 0 ? $"In {"place".ToQuantity(counts.LeftOut, "N0")} I could not read a value: opening hours stay as they are written, other values are left out." : Html.Empty,
            counts.UnknownColumns.IsEmpty ? Html.Empty : $"Columns that I don’t know and leave out: {string.Join(", ", counts.UnknownColumns)}.",
            ImportCard.Brings(job)
                ? (Html)$"The core group will answer for what is new. {Dates(counts)}"
                : Rows(job) == 0
                    ? (Html)$"I can’t take any of these rows. Please mend the file and send it again with /import."
                    : $"There is nothing to import: all of it is in the directory already.");
    }

    private static Html Dates(ImportCounts counts) => counts.Dated == 0
        ? (Html)$"The file does not say when they were last checked, so they count as not checked yet."
        : $"They count as checked on the date that the file gives ({Number(counts.Dated)} of them have one).";

    private static Html Done(ImportJob job) => Html.Paragraphs(
        job.Why.Length > 0
            ? (Html)$"<b>{job.FileName}</b>: stopped after {Number(job.Applied)} of {Number(Rows(job))}. {job.Why}"
            : $"<b>{job.FileName}</b>: done.",
        Html.Lines(
            job.Added > 0 ? $"• <b>{Number(job.Added)}</b> added" : Html.Empty,
            job.Changed > 0 ? $"• <b>{Number(job.Changed)}</b> changed" : Html.Empty,
            job.Added + job.Changed == 0 ? $"Nothing had to be changed." : Html.Empty),
        job.Added + job.Changed > 0 ? $"<i>Imported by {job.ByName}. Can be undone for a day.</i>" : Html.Empty);

    private static Html Undone(ImportJob job) => Html.Paragraphs(
        $"<b>{job.FileName}</b>: the import is undone.",
        job.LeftAlone > 0 ? $"{(job.LeftAlone == 1 ? "One record stays" : $"{Number(job.LeftAlone)} records stay")} as {(job.LeftAlone == 1 ? "it is" : "they are")}, because somebody has changed or checked {(job.LeftAlone == 1 ? "it" : "them")} since." : Html.Empty);

    private static int Rows(ImportJob job) => job.Counts.Rows + job.Twins.Length;

    private static TwinFace FaceOf(Service service) => new(
        service.Name,
        service.Organization.Name,
        service.Phones is [var phone, ..] ? phone.Number : "",
        service.OpenLocations is [var place, ..] ? place.PostalCode : "",
        service.OpenLocations is [var first, ..] ? PlainText.Shorten(first.Address, 80) : "");

    private static Html Face(TwinFace face) => Html.Lines(
        $"<b>{face.Name}</b>",
        face.Organization == face.Name ? Html.Empty : Html.Of(face.Organization),
        Html.Of(string.Join(", ", new[] { face.Address, face.Postcode }.Where(t => t.Length > 0))),
        Html.Of(face.Phone));

    private static string Line(RowNote note) => note.Name.Length > 0 ? $"row {note.Number} ({note.Name}): {note.Why}" : $"row {note.Number}: {note.Why}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
