using CopBot.Conversation;
using CopBot.Time;
using CsvHelper;
using NodaTime.Text;

namespace CopBot.Ballots;

/// <summary>Ballots among all that a group was asked.</summary>
internal sealed class AskedBallots(BallotStore store) : IAsksTheGroup
{
    public IReadOnlyList<AskedOfGroup> Asked(Scene scene, int limit)
    {
        var open = store.Open(scene.Community.Id);
        return
        [
            .. open.Concat(store.Newest(scene.Community.Id, limit + open.Count).Where(b => b.State == BallotState.Closed)).Take(limit)
                .Select(b => new AskedOfGroup(BallotTexts.Kind(b.Kind), b.Title, b.At, b.IsOpen, b.ClosedAt ?? b.Closes, new ShowBallot(b.Id))),
        ];
    }
}

/// <summary>What was decided in a span of time, and what is still open. No names stand in it.</summary>
internal sealed class DecisionsInDigest(BallotStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        var community = span.Community.Id;
        return store.Decisions(community, span.From, span.Until)
            .Select(b => new DigestLine(DigestPart.Decisions, $"vote {b.Id}", OutcomeTexts.InDigest(b)) { Opens = new BallotLink(b.Id), Worth = b.Kind == BallotKind.Consent ? 80 : 60 })
            .Concat(store.Open(community).Where(b => b.At < span.Until && b.Closes >= span.Until)
                .Select(b => new DigestLine(DigestPart.Decisions, $"open vote {b.Id}", OutcomeTexts.OpenInDigest(b, span.Community)) { Opens = new BallotLink(b.Id), Worth = 40, IsNews = false }));
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span) => [new(DigestPart.Decisions, "decision made", "decisions made", store.Decisions(span.Community.Id, span.From, span.Until).Count)];
}

/// <summary>All that was put to the group and has closed, as CSV: numbers and outcomes, no names.</summary>
internal sealed class ExportDecisions(BallotStore store) : IExport
{
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public string What => "decisions";

    public string Description => "What was proposed or voted on, and what came of it, without names";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var closed = store.AllIn(community.Id).Where(b => b is { State: BallotState.Closed, Outcome: not null }).ToList();
        if (closed.Count == 0)
            return [];
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Csv, leaveOpen: true))
        {
            csv.WriteHeader("number", "kind", "text", "options", "asked on", "closed on", "outcome", "in words", "answered", "had to answer", "names");
            foreach (var ballot in closed)
            {
                var outcome = ballot.Outcome!;
                csv.WriteRecord(
                    $"{ballot.Id}",
                    BallotTexts.Kind(ballot.Kind),
                    ballot.Asked.Text,
                    string.Join(" | ", ballot.Options.Select(o => o.Label)),
                    Day(ballot.At),
                    ballot.ClosedAt is { } at ? Day(at) : "",
                    OutcomeTexts.InExport(outcome.Verdict),
                    OutcomeTexts.Sentence(ballot),
                    $"{outcome.Answers}",
                    outcome.Needed > 0 ? $"{outcome.Needed}" : "",
                    ballot.IsAnonymous ? "without" : "with");
            }
        }

        return [new ExportedFile("decisions.csv", bytes.ToArray())];

        string Day(DateTimeOffset instant) => LocalDatePattern.Iso.Format(LocalTime.DateIn(community.Zone, instant));
    }
}
