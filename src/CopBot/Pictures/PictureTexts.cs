using System.Globalization;
using System.Text;

namespace CopBot.Pictures;

/// <summary>Every word that stands in a picture by itself, and what a picture says to people who do not see it.</summary>
internal static class PictureTexts
{
    public const string MostVotes = "most votes";
    public const string TiedForMost = "tied for most";
    public const string Wins = "wins";
    public const string Tied = "tied";
    public const string NoAnswers = "No answers yet";
    public const string NothingYet = "Nothing to show yet";
    public const string Important = "important";
    public const string Confident = "confident";

    public static string OutInRound(int round) => $"out in round {round}";

    public static string AndMore(int rows) => $"and {rows} more";

    public static string Means(int number, string meaning) => meaning.Length > 0 ? $"{number} = {meaning}" : "";

    public static string MiddleIs(double middle) => $"middle {Numbers.Plain(middle)}";

    public static string ImportantAndConfident(Topic topic) => $"important {OnePlace(topic.Important)} · confident {OnePlace(topic.Confident)}";

    public static string RoundsFootnote(RankedRounds vote) => Join(
        " ",
        vote.Rounds > 1 ? "Numbers below an option: its votes, round by round." : "",
        vote.Ballots > 0 ? $"The upright line is half of {vote.Ballots} {Plural(vote.Ballots, "ballot", "ballots")}." : "",
        vote.Footnote);

    public static string Of(BarChart chart) => Lines(
        chart,
        chart.Bars.Select(b => $"{b.Label}: {Join(", ", b.Number + (chart.ShareOf(b) is { } share ? $" ({share})" : ""), b.Tag, b.Detail)}"));

    public static string Of(RankedRounds vote) => Lines(
        vote,
        vote.Options.Select(o => $"{o.Label}: {Join(", ", vote.FateOf(o), VotesOf(o))}"));

    public static string Of(Histogram scale)
    {
        var meanings = Join(", ", Means(scale.First, scale.Lowest), Means(scale.Last, scale.Highest));
        if (scale.Middle is not { } middle)
            return Lines(scale, [meanings, $"{NoAnswers}."]);
        var given = scale.Counts.Select((count, i) => (Number: scale.First + i, Count: count)).Where(c => c.Count > 0);
        return Lines(
            scale,
            [
                meanings,
                $"The middle answer is {Numbers.Plain(middle)}.",
                .. given.Select(g => $"{g.Number}: {g.Count} {Plural(g.Count, "person", "people")}"),
            ]);
    }

    public static string Of(Trend trend)
    {
        var known = trend.Points.Where(p => p.Value is not null).ToList();
        if (known.Count == 0)
            return Lines(trend, [$"{NothingYet}."]);
        var (least, most) = (known.MinBy(p => p.Value), known.MaxBy(p => p.Value));
        var range = least.Value == most.Value
            ? $"Always {Numbers.Plain(most.Value!.Value)}."
            : $"From {Numbers.Plain(least.Value!.Value)} ({Numbers.Day(least.Day)}) to {Numbers.Plain(most.Value!.Value)} ({Numbers.Day(most.Day)}).";
        return Lines(trend, [.. trend.Points.Select(p => $"{Numbers.Day(p.Day)}: {(p.Value is { } value ? Numbers.Plain(value) : "none")}"), range]);
    }

    public static string Of(Importance chart) => Lines(
        chart,
        chart.Ordered.Select((t, i) => $"{i + 1}. {t.Label}: important {OnePlace(t.Important)}, confident {OnePlace(t.Confident)}, gap {Numbers.Signed(t.Gap)}"));

    private static string VotesOf(RankedOption option) => option.Votes.Length switch
    {
        0 => "no votes",
        1 => $"{option.Votes[0]} {Plural(option.Votes[0], "vote", "votes")}",
        _ => string.Join(", ", option.Votes.Select((v, i) => $"{(i == 0 ? $"{v} {Plural(v, "vote", "votes")}" : $"{v}")} in round {i + 1}")),
    };

    private static string OnePlace(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Plural(int count, string one, string many) => count == 1 ? one : many;

    private static string Join(string between, params IEnumerable<string> parts) => string.Join(between, parts.Where(p => p.Length > 0));

    private static string Lines(Picture picture, IEnumerable<string> lines)
    {
        var words = new StringBuilder(picture.Title);
        foreach (var line in lines.Append(picture.Footnote).Where(l => l.Length > 0))
            words.Append('\n').Append(line);
        return words.ToString();
    }
}
