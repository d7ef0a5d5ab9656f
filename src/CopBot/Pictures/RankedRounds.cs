using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>An option of a ranked vote and how it fared.</summary>
/// <param name="Label">The option.</param>
/// <param name="Votes">In each round that it was in, from the first.</param>
/// <param name="HasWon">Where several have, they are tied.</param>
internal sealed record RankedOption(string Label, ImmutableArray<int> Votes, bool HasWon = false);

/// <summary>An instant run-off, round by round: each option with its votes in every round, as long as it was in.</summary>
/// <param name="Options">Best first.</param>
/// <param name="Ballots">How many voted.</param>
/// <param name="Footnote">Such as how a tie was broken.</param>
internal sealed record RankedRounds(string Title, ImmutableArray<RankedOption> Options, int Ballots, string Footnote) : Picture(Title, Footnote)
{
    /// <summary>False where too few voted for it to count: then nobody wins, whoever has most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool IsDecided { get; init; } = true;

    internal int Rounds => Options.Length > 0 ? Options.Max(o => o.Votes.Length) : 0;

    public override string Words() => PictureTexts.Of(this);

    internal override Sheet LayOut(TypeCase type) => AsBars().LayOut(type);

    internal string FateOf(RankedOption option) => option switch
    {
        { HasWon: true } when Options.Count(o => o.HasWon) > 1 => IsDecided ? PictureTexts.Tied : PictureTexts.TiedForMost,
        { HasWon: true } => IsDecided ? PictureTexts.Wins : PictureTexts.MostVotes,
        _ when option.Votes.Length < Rounds => PictureTexts.OutInRound(option.Votes.Length),
        _ => "",
    };

    private BarChart AsBars() => new(
        Title,
        [
            .. Options.Select(o => new Bar(o.Label, o.Votes.LastOrDefault())
            {
                StandsOut = o.HasWon && IsDecided,
                Tag = FateOf(o),
                Detail = Rounds > 1 ? string.Join(" → ", o.Votes) : "",
            }),
        ],
        Ballots,
        PictureTexts.RoundsFootnote(this))
    {
        HasShares = false,
        Goal = Ballots > 0 ? Ballots / 2.0 : null,
    };
}
