using System.Globalization;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>What somebody does with an import.</summary>
internal enum ImportVerb
{
    Go,
    Cancel,
    Undo,
    OneByOne,
    AllSame,
    AllDifferent,
    Same,
    Different,
}

/// <summary>A button of an import's card. <paramref name="Row"/>: which twin, by its row; 0 where it is none.</summary>
internal sealed record PressImport(ImportId Import, ImportVerb Verb, int Row);

/// <summary>The card that shows how an import stands, and its buttons.</summary>
internal static class ImportCard
{
    private const string Prefix = "import.";

    public static CardKey Key(ImportId import) => new("dir", $"{Prefix}{import}");

    /// <summary>Null for a card of another kind.</summary>
    public static ImportId? Import(CardKey card) =>
        card.Name.StartsWith(Prefix, StringComparison.Ordinal) && long.TryParse(card.Name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ImportId(number)
            : null;

    public static string DueKey(ImportId import) => $"dir.import.{import}";

    public static Reply Refresh(ImportJob job, bool wasPressed = false) =>
        Reply.Of(new RefreshCard(Key(job.Id), ImportTexts.Card(job), Buttons(job)) { WasPressed = wasPressed });

    public static Keyboard Buttons(ImportJob job) => job switch
    {
        { State: ImportState.Shown, IsUndecided: true } => Keyboard
            .Row(Press(job, ImportTexts.OneByOne, ImportVerb.OneByOne))
            .And(Press(job, ImportTexts.AllSame, ImportVerb.AllSame), Press(job, ImportTexts.AllDifferent, ImportVerb.AllDifferent))
            .And(Press(job, ImportTexts.Cancel, ImportVerb.Cancel)),
        { State: ImportState.Shown } when Brings(job) => Keyboard.Row(Press(job, ImportTexts.Import, ImportVerb.Go), Press(job, ImportTexts.Cancel, ImportVerb.Cancel)),
        { State: ImportState.Done, DoneAt: not null } when job.Added + job.Changed > 0 => Keyboard.Row(Press(job, ImportTexts.Undo, ImportVerb.Undo)),
        _ => Keyboard.None,
    };

    /// <summary>Under a pair of twins.</summary>
    public static Keyboard TwinButtons(ImportJob job, TwinRow twin) => Keyboard
        .Row(Press(job, ImportTexts.Same, ImportVerb.Same, twin.Number), Press(job, ImportTexts.Different, ImportVerb.Different, twin.Number))
        .And(Press(job, ImportTexts.RestSame, ImportVerb.AllSame), Press(job, ImportTexts.RestDifferent, ImportVerb.AllDifferent))
        .And(Press(job, ImportTexts.Cancel, ImportVerb.Cancel));

    /// <summary>Something would be different afterwards.</summary>
    public static bool Brings(ImportJob job) => job.Counts.New + job.Counts.Changed + job.Twins.Length > 0;

    private static PressButton Press(ImportJob job, string label, ImportVerb verb, int row = 0) => new(label, new PressImport(job.Id, verb, row));
}
