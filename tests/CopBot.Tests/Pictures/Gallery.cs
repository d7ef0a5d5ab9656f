using System.Collections.Immutable;
using CopBot.Pictures;

namespace CopBot.Tests.Pictures;

/// <summary>One picture of each kind and of each difficulty.</summary>
internal static class Gallery
{
    private const string Hundred = "Working with families where the threshold is unclear and several services are involved at one time!";

    public static ImmutableDictionary<string, Picture> All { get; } = new Dictionary<string, Picture>
    {
        ["poll"] = BarChart.OfPoll(
            "When should the community meet in March? 📅",
            [
                ("Tue 3 March, 10am (Town Hall and online)", 14), ("Wed 4 March, 1.30pm", 9),
                ("Thu 5 March, 7pm – evening for people who work shifts or have caring responsibilities", 6), ("I can't make any of these 😢", 2),
            ],
            31,
            "31 people voted · closed Fri 27 Feb, 5pm"),
        ["poll-12-long"] = BarChart.OfPoll(
            "Which of these would help you most in your work, now that the new threshold document is out and supervision has changed?",
            Enumerable.Range(0, 12).Select(i => ($"{i + 1} {Hundred}"[..100], i * i % 7)),
            23,
            "23 people voted, each for as many as they liked"),
        ["poll-nobody"] = BarChart.OfPoll("Shall we meet?", [("Yes", 0), ("No", 0)], 0, "Nobody voted"),
        ["poll-tie-emoji"] = BarChart.OfPoll(
            "Tea or coffee?", [("Tea ☕", 5), ("Coffee ❤️", 5), ("Water 👍🏽🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧👩🏾‍🦽 1️⃣", 1)], 11, "11 people voted"),
        ["poll-urdu"] = BarChart.OfPoll(
            "ہمیں مارچ میں کب ملنا چاہیے؟ 📅",
            [("منگل 3 مارچ، صبح 10 بجے (ٹاؤن ہال اور آن لائن)", 14), ("بدھ 4 مارچ، دوپہر 1.30 بجے", 9), ("Online only, by Zoom", 3)],
            26,
            "26 people voted"),
        ["poll-mixed"] = BarChart.OfPoll(
            "Which language for the leaflet?",
            [
                ("العربية (Arabic) 2026", 4), ("اردو (Urdu), 50%", 7), ("Cymraeg: ŵ ŷ Łódź Việt Українська", 3),
                ("https://example.org/a/very/long/link/that/never/ends?with=query&and=moreandmoreandmoreandmore", 1),
                ("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenbeschaffungsstelle", 0),
            ],
            15,
            "15 people voted"),
        ["figures"] = new BarChart(
            "Family Support CoP: November 2026",
            [new("wins", 3), new("things shared", 42), new("question asked", 1), new("checks of services", 117), new("decisions", 2), new("people at meetings", 31), new("answers to surveys", 1204)],
            0,
            "")
        {
            IsFigures = true,
        },
        ["figures-long"] = new BarChart(
            "گزشتہ مہینہ",
            [new(Hundred, 12) { Detail = "in the last month" }, new("کتابیں", 3), new("things shared 📚", 0)],
            0,
            "Counted on 1 December")
        {
            IsFigures = true,
        },
        ["rounds"] = new RankedRounds(
            "What should we call the newsletter?",
            [
                new("The Threshold", [8, 9, 12], true), new("Round Robin", [7, 8, 11]),
                new("Working Together Across the Whole of the Borough", [5, 6]), new("Noticeboard", [3]),
            ],
            23,
            "Round 2 was a tie for last; the one with fewer first choices went out."),
        ["scale"] = new Histogram("How confident are you about running a retrospective?", [0, 1, 2, 2, 4, 6, 9, 12, 7, 3, 1], "not at all", "completely", "47 people answered"),
        ["scale-between"] = new Histogram(
            "How confident are we with the new threshold document?", [3, 0, 0, 0, 0, 3, 4, 0, 0, 0, 2], "not at all", "completely, and I could teach it to somebody else", "12 people answered"),
        ["scale-of-5"] = new Histogram("How was today?", [30, 2, 1, 0, 0], "poor", "great", "33 people answered") { First = 1 },
        ["scale-nobody"] = new Histogram("How was today?", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "poor", "great", ""),
        ["attendance"] = new Trend("Who came to our meetings", Meetings(6), "6 meetings, 11 people on average"),
        ["attendance-24"] = new Trend("Who came to our meetings", Meetings(24), "24 meetings"),
        ["attendance-1"] = new Trend("Who came to our meetings", Meetings(1), "1 meeting"),
        ["attendance-none"] = new Trend("Who came to our meetings", [], ""),
        ["check-ins"] = new Trend(
            "How are we?",
            [.. Enumerable.Range(0, 12).Select(i => new TrendPoint(new DateOnly(2026, 1, 6).AddDays(7 * i), i == 5 ? null : 4 + (i * 37 % 51 / 10.0)))],
            "Averages from 0 to 10")
        {
            IsLine = true,
            Top = 10,
        },
        ["needs"] = new Importance(
            "What shall we learn next?",
            [
                new("Talking about money", 4.1, 3.9), new("Housing law after the Renters' Rights Act", 4.6, 2.2),
                new("Running a good meeting online, with people who join by phone", 3.2, 3.6), new("Referrals", 4.9, 4.9),
            ],
            5,
            "18 people answered; widest gap first")
        {
            Bottom = 1,
        },
    }.ToImmutableDictionary();

    public static TheoryData<string> Names() => [.. All.Keys.Order(StringComparer.Ordinal)];

    private static ImmutableArray<TrendPoint> Meetings(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TrendPoint(new DateOnly(2024, 10, 3).AddMonths(i), i == 7 ? null : 8 + (i * 7 % 19)))];
}
