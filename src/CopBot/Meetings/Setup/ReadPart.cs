using System.Globalization;
using CopBot.Conversation;
using CopBot.Time;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Meetings.Setup;

/// <summary>What came of reading an answer: a plan that holds it, or a sentence that says what to do.</summary>
internal readonly record struct PartRead(Plan? Plan, Html Refusal);

/// <summary>Reads what somebody wrote about one part of a meeting.</summary>
internal static class ReadPart
{
    public const int StandardMinutes = 60;

    private const int MostPlaces = 10_000;

    public static PartRead Read(PlanPart part, string text, Plan plan, Scene scene)
    {
        var words = PlainText.OneLine(text);
        var details = plan.Details;
        if (part == PlanPart.When)
            return ReadWhen(text, plan, scene);
        if (part == PlanPart.Reminders)
        {
            return LeadPhrase.Read(text) switch
            {
                LeadReading.Understood read => Kept(details with { Reminders = read.Leads }),
                LeadReading.NotUnderstood not => Refused(Html.Of($"{not.Why} For example: 7 days, 1 day and 2 hours before.")),
                _ => throw new InvalidOperationException("No such reading."),
            };
        }

        if (words.Length == 0)
            return Refused(SetupTexts.Empty);
        if (words.Length > (part == PlanPart.Title ? MeetingDetails.LongestTitle : MeetingDetails.LongestText))
            return Refused(SetupTexts.TooLong(part == PlanPart.Title ? MeetingDetails.LongestTitle : MeetingDetails.LongestText));
        switch (part)
        {
            case PlanPart.Title:
                return Kept(details with { Title = words });
            case PlanPart.Where:
                return Kept(At(details, words));
            case PlanPart.OnlineLink:
                return Link(words) is { } link ? Kept(details with { OnlineLink = link }) : Refused(SetupTexts.NoLink);
            case PlanPart.Bring:
                return Kept(details with { Bring = words });
            case PlanPart.Access:
                return details.Venue is { } venue ? Kept(details with { Venue = venue with { Access = words } }) : Refused(SetupTexts.NoVenueYet);
            default:
                var digits = words.Split(' ')[0];
                return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var places) && places is > 0 and <= MostPlaces
                    ? Kept(details with { Places = places })
                    : Refused(SetupTexts.NoNumber);
        }

        PartRead Kept(MeetingDetails changed) => new((plan with { Details = changed }).With(part), Html.Empty);

        static PartRead Refused(Html why) => new(null, why);
    }

    /// <summary>The part as if nothing had been said of it.</summary>
    public static Plan Empty(PlanPart part, Plan plan) => (plan with
    {
        Details = part switch
        {
            PlanPart.Where => plan.Details with { Venue = null },
            PlanPart.OnlineLink => plan.Details with { OnlineLink = "" },
            PlanPart.Bring => plan.Details with { Bring = "" },
            PlanPart.Access => plan.Details with { Venue = plan.Details.Venue is { } venue ? venue with { Access = "" } : null },
            PlanPart.Places => plan.Details with { Places = null },
            PlanPart.Reminders => plan.Details with { Reminders = [] },
            _ => plan.Details,
        },
    }).With(part);

    /// <summary>All in one line, as behind /newmeeting.</summary>
    public static PartRead ReadAll(string text, Plan plan, Scene scene)
    {
        var read = ReadWhen(text, plan, scene);
        return read.Plan is { } made
            ? new((made with { Details = made.Details with { Title = made.Details.Title.Length == 0 ? scene.Community.Name : made.Details.Title } }).With(PlanPart.Title).With(PlanPart.Where), Html.Empty)
            : read;
    }

    private static PartRead ReadWhen(string text, Plan plan, Scene scene)
    {
        var now = LocalTime.DateTimeIn(scene.Community.Zone, scene.Now);
        var reading = TimePhrase.Read(text, new PhraseSetting(now, PhraseUse.Meeting) { Day = plan.Time?.Start.Date });
        if (reading is PhraseReading.NotUnderstood not)
            return new(null, SetupTexts.NotUnderstood(not.Why));
        var when = reading.Understood!;
        if (when.Time is not { } time)
            return new(null, SetupTexts.NoTime(when));
        var later = plan.From is { } from && when.Rule is { } rule && when.Date < from && rule.Dates(from, from, 1) is [var first] ? first : when.Date;
        if (later != when.Date)
            when = when with { Date = later, End = when.End?.PlusDays(NodaTime.Period.DaysBetween(when.Date, later)) };
        var start = when.Date.At(time);
        if (start <= now)
            return new(null, SetupTexts.Past(start));
        List<string> notes = reading is PhraseReading.Guessed guessed ? [.. guessed.Notes] : [];
        if (when.Minutes is null)
            notes.Add(SetupTexts.NoEnd(plan.Time?.Minutes ?? StandardMinutes));
        var minutes = when.Minutes ?? plan.Time?.Minutes ?? StandardMinutes;
        if (minutes > MeetingStore.LongestMeeting.TotalMinutes)
            return new(null, SetupTexts.TooLongAMeeting);
        var details = plan.Details;
        if (when.Title.Length > 0 && details.Title.Length == 0)
            details = details with { Title = PlainText.Shorten(PlainText.OneLine(when.Title), MeetingDetails.LongestTitle) };
        if (when.Place.Length > 0 && details is { Venue: null, OnlineLink.Length: 0 })
            details = At(details, PlainText.Shorten(PlainText.OneLine(when.Place), MeetingDetails.LongestText));
        return new(
            (plan with { Details = details, Time = new PlanTime(start, minutes) { Repeat = when.RepeatIn(scene.Community.Zone), Notes = [.. notes] } }).With(PlanPart.When),
            Html.Empty);
    }

    /// <summary>A place that was sent as such; its name stays where a bare location has none.</summary>
    public static Plan At(Plan plan, Spot spot)
    {
        var known = plan.Details.Venue;
        var name = spot.Name.Length > 0 ? PlainText.Shorten(PlainText.OneLine(spot.Name), MeetingDetails.LongestTitle) : known?.Name ?? SetupTexts.OnTheMap;
        var address = spot.Name.Length > 0 ? PlainText.Shorten(PlainText.OneLine(spot.Address), MeetingDetails.LongestText) : known?.Address ?? "";
        var venue = new Venue(name, address) { Access = known?.Name == name ? known.Access : "", Latitude = spot.Latitude, Longitude = spot.Longitude };
        return (plan with { Details = plan.Details with { Venue = venue } }).With(PlanPart.Where);
    }

    // "Dudson Centre, Hope Street", a link, or both; with a map's link or numbers, where it is on the map.
    private static MeetingDetails At(MeetingDetails details, string words)
    {
        if (MapLink.Read(words) is var (latitude, longitude))
        {
            var rest = MapLink.Without(string.Join(' ', words.Split(' ').Where(w => Link(w) is null)));
            var named = rest.Length == 0 ? details : At(details with { Venue = null }, rest);
            var there = rest.Length > 0 ? named.Venue : details.Venue;
            return named with { Venue = (there ?? new Venue(SetupTexts.OnTheMap)) with { Latitude = latitude, Longitude = longitude } };
        }

        words = string.Join(' ', words.Split(' ').Where(w => Link(w) is not { } map || !MapLink.IsMap(new Uri(map))));
        var link = words.Split(' ').Select(Link).FirstOrDefault(l => l is not null);
        if (link is not null)
        {
            details = details with { OnlineLink = link };
            words = string.Join(' ', words.Split(' ').Where(w => Link(w) is null)).Trim(' ', ',', '-', '–');
        }

        if (words.Length == 0 || IsOnlineAlone(words))
            return details with { Venue = link is null ? new Venue(words) : null };
        var comma = words.IndexOf(',', StringComparison.Ordinal);
        var venue = comma < 0 ? new Venue(words) : new Venue(words[..comma].Trim(), words[(comma + 1)..].Trim());

        // What is known of one place says nothing of another.
        return details with { Venue = details.Venue is { } before && before.Name == venue.Name ? venue with { Access = before.Access } : venue };
    }

    /// <summary>"online", and no more.</summary>
    public static bool IsOnlineAlone(string words) => words.ToUpperInvariant() is "ONLINE" or "ON ZOOM" or "ZOOM" or "TEAMS" or "ON TEAMS";

    private static string? Link(string word) =>
        Uri.TryCreate(word.Trim('<', '>', '(', ')', ',', '.'), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Contains('.', StringComparison.Ordinal)
            ? uri.AbsoluteUri
            : null;
}
