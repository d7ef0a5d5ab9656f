using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>Shows what came of a scale or a check-in: numbers as a picture and in words, people's words without names, a round by name.</summary>
internal sealed class ScaleResults(ScaleStore store)
{
    /// <summary>How many of a check-in that comes again are drawn.</summary>
    private const int MostPoints = 24;

    /// <summary>In the group, once; nobody waits for it.</summary>
    public Reply Announce(Scale scale, Community community) => Show(scale, community, new Place(community.Chat, scale.Topic), Promise.AtMostOnce);

    /// <summary>Where somebody asked for it.</summary>
    public Reply Show(Scale scale, Scene here) => Show(scale, here.Community, here.Place, Promise.AtLeastOnce);

    /// <summary>The round so far, for the meeting.</summary>
    public Html Round(Scale scale) => ScaleTexts.Round(scale, store.AnswersTo(scale));

    private Reply Show(Scale scale, Community community, Place place, Promise promise)
    {
        var words = scale.Sheet.IsNamed ? ScaleTexts.NamedResult(scale, store.AnswersTo(scale)) : ScaleTexts.Result(scale);
        var reply = scale.Counts.IsEmpty || scale.Answered == 0
            ? Reply.Of(new Say(words, Keyboard.None) { Where = place, Promise = promise })
            : Reply.Of(Draw(Histogram(scale), "scale.png", words, place, promise));
        return scale.Series is { } series && TrendOf(series, scale, community) is { } trend
            ? reply + Draw(trend, "trend.png", Html.Of(trend.Words()), place, promise)
            : reply;
    }

    private static Histogram Histogram(Scale scale) =>
        new(scale.Sheet.Question, scale.Counts, ScaleTexts.Lowest(scale.Sheet), ScaleTexts.Highest(scale.Sheet), ScaleTexts.Footnote(scale));

    // The middle of each, up to this one; a gap where too few answered.
    private Trend? TrendOf(CheckinSeriesId series, Scale until, Community community)
    {
        if (until.Sheet.IsWord)
            return null;
        var all = store.AllOf(series).Where(s => s.IsClosed && s.At <= until.At).TakeLast(MostPoints).ToList();
        if (all.Count(s => ScaleTexts.Middle(s) is not null) < 2)
            return null;
        return new Trend(until.Sheet.Question, [.. all.Select(s => new TrendPoint(LocalTime.DateIn(community.Zone, s.At).ToDateOnly(), ScaleTexts.Middle(s)))], ScaleTexts.TrendFootnote)
        {
            IsLine = true,
            Top = ScaleSheet.Highest,
        };
    }

    private static RunErrand Draw(Picture picture, string name, Html words, Place place, Promise promise) =>
        new(new DrawAndSend(picture, name, place.Chat, words.Markup) { Topic = place.Topic, Promise = promise });
}
