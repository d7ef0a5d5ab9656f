namespace CopBot.Time.Phrases;

internal sealed partial class Grammar
{
    /// <summary>How long before something, at a place; and the place behind it.</summary>
    public (Lead? Lead, int Next, string? Trouble) ReadLead(int start)
    {
        _at = start;
        _found = new Fragment { First = start };
        var lead = ReadSpanBefore();
        return (lead, _at, _found.Trouble);
    }

    private Lead? ReadSpanBefore()
    {
        var start = _at;
        Take("the");
        Lead? lead = null;
        if (Take("same"))
        {
            lead = Take("day") ? new Lead(0) : null;
        }
        else if (Word(0, "day", "morning", "evening", "afternoon", "night", "week", "hour") && Word(1, "before"))
        {
            _found.Part = DayPartOf(Peek()!).Part;
            lead = Word(0, "week") ? new Lead(7) : Word(0, "hour") ? new Lead(0, 60) : new Lead(1);
            _at += 2;
        }
        else if (TakeSpan() is var (days, months))
        {
            lead = months == 0 ? new Lead(days) : null;
        }
        else if (ReadMinutes() is { } minutes)
        {
            return new Lead(minutes / (24 * 60), minutes % (24 * 60));
        }

        if (lead is null)
            return Back<Lead>(start);
        var end = _at;
        Take("before", "beforehand");
        if (TryHours() || _found.Part != DayPart.None)
        {
            var notes = new List<string>();
            if (Hours.Of(_found, DayPart.None, notes, out _) is { } hours)
                return lead with { Minutes = 0, At = hours.Start };
        }

        _at = end;
        return lead.Minutes == 0 && lead.Days == 0 ? Back<Lead>(start) : lead;
    }
}
