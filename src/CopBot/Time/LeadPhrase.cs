using System.Collections.Immutable;
using CopBot.Time.Phrases;
using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Time;

/// <summary>
/// How long before something: <paramref name="Days"/> of the calendar, then <paramref name="Minutes"/>. With a time of day
/// (<paramref name="At"/>: "the day before at 6pm") it is then, whenever the thing itself begins.
/// </summary>
internal sealed record Lead(int Days, int Minutes = 0, ClockTime? At = null)
{
    /// <summary>When that is, in local time.</summary>
    public LocalDateTime Before(LocalDateTime start) =>
        At is { } time ? start.Date.PlusDays(-Days).At(time) : start.PlusDays(-Days).PlusMinutes(-Minutes);
}

/// <summary>What came of reading how long before.</summary>
internal abstract record LeadReading
{
    private LeadReading()
    {
    }

    /// <summary>The longest first; empty for "none".</summary>
    public sealed record Understood(ImmutableArray<Lead> Leads) : LeadReading;

    /// <summary><paramref name="Why"/> is a sentence.</summary>
    public sealed record NotUnderstood(string Why) : LeadReading;
}

/// <summary>"3 days before each meeting", "7 days, 1 day and 2 hours before", "the evening before at 6pm", "none".</summary>
internal static class LeadPhrase
{
    private const int Most = 10;

    private const int LongestDays = 366;

    public static LeadReading Read(string text)
    {
        if (text.Trim().ToUpperInvariant() is "NONE" or "NO" or "OFF" or "NEVER")
            return new LeadReading.Understood([]);
        if (text.Length > 500)
            return new LeadReading.NotUnderstood(TimeTexts.TooLong);
        var tokens = Token.Cut(text);
        var leads = new List<Lead>();
        for (var at = 0; at < tokens.Length;)
        {
            var (lead, next, trouble) = new Grammar(tokens, default, Nation.EnglandAndWales, PhraseUse.Meeting).ReadLead(at);
            if (trouble is not null)
                return new LeadReading.NotUnderstood(trouble);
            if (lead is not null)
                leads.Add(lead);
            else if (!IsSmall(tokens[at]))
                return new LeadReading.NotUnderstood(TimeTexts.LeftOver(text[tokens[at].Start..tokens[at].End]));
            at = lead is null ? at + 1 : next;
        }

        if (leads.Count is 0 or > Most || leads.Exists(lead => lead.Days > LongestDays))
            return new LeadReading.NotUnderstood(TimeTexts.NoLead);
        return new LeadReading.Understood([.. leads.Distinct().OrderByDescending(lead => lead.Days).ThenByDescending(lead => lead.Minutes)]);
    }

    private static bool IsSmall(Token token) => token.Text is "," or "and" or "&" or "+" or ";" or "before" or "beforehand" or "ahead" or "earlier" or "prior" or "to"
        or "in" or "advance" or "each" or "every" or "the" or "meeting" or "meetings" or "it" or "our" or "also" or "remind" or "me" or "us" or "." or "of";
}
