using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Secrecy;
using CopBot.Surveys.Answering;
using CopBot.Time;
using Humanizer;

namespace CopBot.Surveys.Results;

/// <summary>Every word about what came of a survey.</summary>
internal static class ResultTexts
{
    private const int Line = 80;

    private const int InSummary = 12;

    private const int TopicsInSummary = 5;

    private const int ThemesNamed = 3;

    private const int NamedInShort = 3;

    public const string Look = "Look at it";
    public const string Agrees = "agree";
    public const string WouldChange = "would change something";
    public const string PostedAgain = "The card is in the group again.";
    public const string NoPictures = "There is nothing to draw here; see Results in words.";
    public const string MixedCannotBeCompared = "Some gave their name and some did not. Comparing could show what one of the others said, so I do not do it here.";
    public const string NothingWasWritten = "No question was answered in people's own words.";

    public static string NothingToCompareBy(int smallest) => $"No question can be compared by: that takes two groups of at least {smallest} people, and enough answers to another question; and no answer may lead past it.";

    public static Html NothingBy(Question question, int smallest) => $"<b>{question.Text}</b>\n\nBy this question there is nothing that may be shown: in each group fewer than {smallest} said the same, or a small number could be worked out. It does not count, so you can choose another question.";

    public static string NothingToShow(int smallest) => $"Fewer than {smallest} people answered, so there is nothing to show.";

    public static string Extended(string until) => $"It is open until {until} now.";

    public static string AYearAtMost => "A survey can be open for a year at most.";

    public static string OutOf(int some, int all) => $"{some} of {all}";

    public static string AveragePlace(double place) => $"place {place:0.0}";

    public static string PutFirst(int count) => count == 0 ? "nobody put it first" : $"{"person".ToQuantity(count)} put it first";

    public static string Part(SurveyForm form, Question question) => $"{form.PlaceOf(question.Id) + 1}. {PlainText.Shorten(PlainText.OneLine(question.Text), Line)}";

    public static string Footnote(Figures figures) => $"{figures.Answered} of {figures.All} who took part answered this.";

    public static string RankingFootnote(Figures figures) => $"The longer the bar, the further to the front on average. {Footnote(figures)}";

    public static string ThemesFootnote(Figures figures) => $"Words that several used, as a suggestion. {"person".ToQuantity(figures.Sayings.Length)} answered in their own words.";

    public static string AgreeFootnote(int all) => $"How many agree. {"person".ToQuantity(all)} took part.";

    public static string TopicsFootnote(int all) => $"What matters most and is least sure comes first. {"person".ToQuantity(all)} took part.";

    public static string Turnout(Survey survey) => $"{"person".ToQuantity(survey.Answered)} took part{(survey.Known > survey.Answered ? $", of {survey.Known} whom I know in the group" : "")}.";

    public static Html Page(Survey survey, Community community, int? turnout, int smallest, DateTimeOffset now) => Html.Paragraphs(
        $"<b>{survey.Form.Title}</b> (survey {survey.Id})",
        survey.IsOpen
            ? (Html)$"Open until {SurveyTexts.Until(survey.ClosesAt, community, now)}. {(turnout is { } answers ? $"{"answer".ToQuantity(answers)} so far. Until it closes, that is all that anybody sees." : SecrecyTexts.CannotBeReadOrDelete)}"
            : turnout < smallest
                ? (Html)$"Closed. {Turnout(survey)} That is fewer than {smallest}, so nothing is shown, and what was answered is not kept."
                : $"Closed. {Turnout(survey)}{NamesDropped(survey, smallest)}");

    public static Html IsClosed(Survey survey, int smallest) => survey.Answered < smallest
        ? (Html)$"<b>{survey.Form.Title}</b> is closed. {Turnout(survey)} That is fewer than {smallest}, so nothing is shown, and what was answered is not kept."
        : $"<b>{survey.Form.Title}</b> is closed. {Turnout(survey)}{NamesDropped(survey, smallest)} The results are ready for you.";

    private static string NamesDropped(Survey survey, int smallest) =>
        survey.NamesDropped ? $" Fewer than {smallest} answered without a name, so I took all names off: else it would be plain who they are." : "";

    public static Html SureToClose(Survey survey, int turnout, int smallest) => $"Close <b>{survey.Form.Title}</b> now? It cannot be opened again.{(turnout < smallest ? $" It has {"answer".ToQuantity(turnout)}; with fewer than {smallest}, nothing is shown or kept." : "")}";

    public static Html ClosedNow(Survey survey) => $"<b>{survey.Form.Title}</b> is closed.";

    public static Html SureToDelete(Survey survey) => survey.IsOpen
        ? (Html)$"Delete <b>{survey.Form.Title}</b> and all answers to it? This cannot be undone."
        : $"Delete <b>{survey.Form.Title}</b> and its results? This cannot be undone.";

    public static Html Deleted(Survey survey) => $"The survey <b>{survey.Form.Title}</b> was taken out, with all answers.";

    /// <summary>For the group: nothing that one person wrote, no names.</summary>
    public static Html Summary(Survey survey, Findings? findings, Community community, int smallest)
    {
        var head = (Html)$"<b>{survey.Form.Title}</b> is closed. {Turnout(survey)} Thank you to all who answered.";
        if (findings is null)
            return survey.IsOpen ? $"<b>{survey.Form.Title}</b> is still open." : Html.Paragraphs(head, $"Fewer than {smallest} answered, so nothing is shown: it would be plain who said what.");
        var topics = findings.Topics.OrderByDescending(t => Math.Round(t.Important - t.Confident, 6)).ThenByDescending(t => t.Important).ToList();
        var lines = topics.Take(TopicsInSummary).Select((t, i) => (Html)$"{i + 1}. {t.Topic}: important {t.Important:0.0}, confident {t.Confident:0.0} (of 5)").ToList();
        if (lines.Count > 0)
            lines.Insert(0, Html.Of("What matters most and is least sure:"));
        if (topics.Count > TopicsInSummary)
            lines.Add($"and {"other topic".ToQuantity(topics.Count - TopicsInSummary)}");
        var shown = findings.Questions.Where(q => q.IsShown && q.Question.Side == TopicSide.None && q.Question.Kind != QuestionKind.Words).ToList();
        lines.AddRange(shown.Take(InSummary).Select(q => (Html)$"• {PlainText.Shorten(PlainText.OneLine(q.Question.Text), Line)} <b>{InShort(q)}</b>"));
        if (shown.Count > InSummary)
            lines.Add($"and {"other question".ToQuantity(shown.Count - InSummary)}");
        var wrote = findings.Questions.Sum(q => q.Sayings.Length);
        return Html.Paragraphs(head, Html.Lines([.. lines]), wrote == 0 ? Html.Empty : (Html)$"{"answer".ToQuantity(wrote)} in people's own words went to the facilitators.");
    }

    /// <summary>One question's figures in a few words.</summary>
    public static string InShort(Figures figures)
    {
        var question = figures.Question;
        return question.Kind switch
        {
            QuestionKind.Single or QuestionKind.Several => AndOthers(question.Options.Select((o, i) => (Option: o, Count: figures.Counts[i])).OrderByDescending(o => o.Count).Select(o => $"{o.Option} {o.Count}")),
            QuestionKind.Agree => $"{figures.Agreeing} of {figures.Answered} agree",
            QuestionKind.Scale => $"the middle answer is {figures.Middle:0.#}, of {question.First} to {question.Last}",
            QuestionKind.Ranking => First(question, figures),
            QuestionKind.Date => AndOthers(figures.Dates.OrderByDescending(d => d.Count).Select(d => $"{QuestionPage.Day(d.Date)} ({d.Count})")),
            QuestionKind.Part => $"{figures.Counts[0]} of {figures.Answered} agree, {figures.Answered - figures.Counts[0]} would change something",
            QuestionKind.Words => $"{figures.Answered} wrote something",
        };
    }

    // The first of them by name; that there are more is said, lest these be taken for all.
    private static string AndOthers(IEnumerable<string> all)
    {
        var named = all.ToList();
        var others = named.Count - NamedInShort;
        return string.Join(", ", named.Take(NamedInShort)) + (others > 0 ? $" and {"other".ToQuantity(others)}" : "");
    }

    private static string First(Question question, Figures figures)
    {
        var places = figures.Places.Select(p => Math.Round(p, 6)).ToList();
        var first = question.Options.Where((_, i) => places[i] <= places.Min()).ToList();
        return $"first: {first.Humanize("and")}{(first.Count > 1 ? " alike" : "")}";
    }

    public static Html PictureWords(SurveyForm form, Question? question, Picture picture) => question is null ? Html.Of(picture.Words()) : $"<b>{form.PlaceOf(question.Id) + 1}.</b> {picture.Words()}";

    /// <summary>All figures, as the pictures say them.</summary>
    public static Html InWords(Findings findings, int smallest)
    {
        var pictures = ResultPictures.Of(findings, smallest);
        var about = pictures.Where(p => p.Question is not null).ToDictionary(p => p.Question!.Question.Id, p => p.Picture);
        var parts = new List<Html> { (Html)$"<b>{findings.Survey.Form.Title}</b>\n{Turnout(findings.Survey)}" };
        parts.AddRange(pictures.Where(p => p.Question is null).Select(p => Html.Of(p.Picture.Words())));
        parts.AddRange(findings.Questions.Where(q => q.Question.Side == TopicSide.None || !q.IsShown).Select(q => about.TryGetValue(q.Question.Id, out var picture)
            ? PictureWords(findings.Survey.Form, q.Question, picture)
            : $"<b>{findings.Survey.Form.PlaceOf(q.Question.Id) + 1}.</b> {PlainText.OneLine(q.Question.Text)}\n{WithoutPicture(q, smallest)}"));

        return Html.Paragraphs([.. parts]);
    }

    public static string WithoutPicture(Figures figures, int smallest) =>
        figures.Question.Kind == QuestionKind.Words && figures.Sayings.Length > 0 ? $"{"person".ToQuantity(figures.Sayings.Length)} answered in their own words."
        : figures.Question.Kind == QuestionKind.Words && figures.Answered == 0 ? "Nobody answered this."
        : NotShown(figures, smallest);

    private static string NotShown(Figures figures, int smallest) =>
        $"Fewer than {smallest} answered this{(figures.Answered < smallest ? "" : " without a name")}, so nothing is shown.";

    public static Html TooMuchForTheChat => $"People wrote more than fits here, so it comes as files: all of it stands in the report.";

    public static Html Sayings(Findings findings, int smallest)
    {
        var voice = 0;
        var parts = new List<Html> { (Html)$"<b>{findings.Survey.Form.Title}</b>: what people wrote, in no order of time." };
        foreach (var question in findings.Questions.Where(q => q.Question.TakesWords))
        {
            var themes = Themes.Of([.. question.Sayings.Where(s => s.Voice is null).Select(s => s.Text)], smallest);
            parts.Add(Html.Lines(
            [
                (Html)$"<b>{findings.Survey.Form.PlaceOf(question.Question.Id) + 1}. {PlainText.Shorten(PlainText.OneLine(question.Question.Text), 200)}</b>",
                question.Question.Kind == QuestionKind.Part && question.IsShown ? Html.Of(InShort(question)) : Html.Empty,
                themes.Count == 0 ? Html.Empty : (Html)$"<i>Comes up often: {string.Join(", ", themes.Select(t => $"{t.Words} ({t.Answers})"))}</i>",
                .. question.Sayings.Select(s => (Html)$"• {(s.Voice is null ? s.Text : $"voice message {++voice}")}{(s.ByName.Length > 0 ? $" ({s.ByName})" : "")}"),
                question.Sayings.IsEmpty ? Html.Of(question.Answered == 0 || question.Question.Kind == QuestionKind.Part ? "Nobody wrote anything." : NotShown(question, smallest)) : Html.Empty,
            ]));
        }

        return Html.Paragraphs([.. parts]);
    }

    public static Html VoiceCaption(int which, Question question, Saying saying) => $"Voice message {which + 1}{(saying.ByName.Length > 0 ? $", {saying.ByName}" : "")}: {PlainText.Shorten(PlainText.OneLine(question.Text), 200)}";

    public static Html AskCompare(int smallest) => $"By which question shall I compare the answers? Only numbers of {smallest} or more are shown.";

    public static Html SureToCompare(Question question) => $"<b>{question.Text}</b>\n\nShall I compare all other questions by this one? A survey is compared by one question, and that stays: two such tables together could give somebody away.";

    public static Html Compared(Findings findings, int by, IReadOnlyList<Comparison> all, int smallest)
    {
        var way = findings.Of(by)!.Question;
        var shown = all.Where(c => c.Table.ShowsAnything).ToList();
        return Html.Paragraphs(
        [
            (Html)$"<b>{findings.Survey.Form.Title}</b>, compared by: {way.Text}",
            .. shown.Select(c => Html.Lines([(Html)$"<b>{Name(findings, c)}</b>", .. Enumerable.Range(0, c.Table.Rows.Length).Select(r => Row(c.Table, r))])),
            shown.Count == 0
                ? (Html)$"Too few people took part to compare anything: no group is big enough to be shown."
                : $"– means: fewer than {smallest}, or hidden so that no small number can be worked out. Questions that are not here have nothing that may be shown.",
        ]);
    }

    public static string Name(Findings findings, Comparison comparison) =>
        $"{findings.Survey.Form.PlaceOf(comparison.Question.Id) + 1}. {PlainText.Shorten(PlainText.OneLine(comparison.Question.Text), Line)}{(comparison.Of.Length > 0 ? $" – {comparison.Of}" : "")}";

    public static string Cell(CrossTable table, int row, int column) => table.Shown[row, column] ? $"{table.Cells[row, column]}" : "–";

    private static Html Row(CrossTable table, int row) =>
        $"{table.Rows[row]} ({table.RowSum(row)}): {string.Join(", ", table.Columns.Select((c, i) => $"{c} {Cell(table, row, i)}"))}";

    public static Html AskSaid(SurveyForm form, Question question) => $"<b>{form.PlaceOf(question.Id) + 1}.</b> {PlainText.Shorten(question.Text, 300)}\n\nFirst: what did people say? Write a line in your own words, for the whole group to read, or tap one. After that I ask what came of it.";

    public static Html AskWeDid(SurveyForm form, Question question, string said) => Html.Paragraphs(
        $"<b>{form.PlaceOf(question.Id) + 1}.</b> {PlainText.Shorten(question.Text, 300)}",
        said.Length == 0 ? Html.Empty : (Html)$"You said: {said}",
        $"And what came of it? Write a line or two for the group. To take it out, send a dash (-).");

    public static Html WeDidTooLong => $"Please use 1 to {Surveys.WeDid.LongestText} characters.";

    public static Html WeDidPage(Findings findings, IReadOnlyList<Figures> about) => Html.Paragraphs(
        $"<b>You said, we did: {findings.Survey.Form.Title}</b>\n{(findings.Survey.WeDidIsGiven ? "The group has it as it stands here. To change it, tap a number." : "Tap a number to write what people said and what came of it. Then give it all to the group.")}",
        Html.Lines([.. about.Select(q => Html.Lines(
            $"{findings.Survey.Form.PlaceOf(q.Question.Id) + 1}. {PlainText.Shorten(PlainText.OneLine(q.Question.Text), Line)} <i>({Said(q)})</i>",
            findings.Survey.WeDid.FirstOrDefault(w => w.Question == q.Question.Id) is { } did ? YouSaid(did) : Html.Empty))]));

    public static string GivenAlready => "The group has this already.";

    public static Html Given(Community community) => $"Done. It is in <b>{community.Name}</b>.";

    public static Html YouSaidWeDid(Findings findings) => Html.Paragraphs(
    [
        (Html)$"<b>You said, we did: {findings.Survey.Form.Title}</b>",
        .. findings.Questions.Where(q => findings.Survey.WeDid.Any(w => w.Question == q.Question.Id)).Select(q => Html.Lines(
            $"<b>{findings.Survey.Form.PlaceOf(q.Question.Id) + 1}. {PlainText.Shorten(PlainText.OneLine(q.Question.Text), Line)}</b>",
            YouSaid(findings.Survey.WeDid.First(w => w.Question == q.Question.Id)))),
    ]);

    private static Html YouSaid(WeDid did) => Html.Lines(did.Said.Length == 0 ? Html.Empty : (Html)$"You said: {did.Said}", (Html)$"We did: {did.Text}");

    /// <summary>What comes up often, in a few words; empty where nothing does.</summary>
    public static string SaidThemes(Figures figures, int smallest) =>
        Themes.Of([.. figures.Sayings.Where(s => s.Voice is null).Select(s => s.Text)], smallest).Take(ThemesNamed).Select(t => t.Words).ToList() is { Count: > 0 } themes ? $"much about {themes.Humanize("and")}" : "";

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What was said, as a number.</summary>
    public static string Said(Figures figures) => figures.Question.Kind == QuestionKind.Part && figures.IsShown ? InShort(figures)
        : figures.Sayings.IsEmpty ? "nothing was written" : $"{"comment".ToQuantity(figures.Sayings.Length)}";

    public const string ColumnsApart = "Each column is in an order of its own: a line is not a person";
    public const string NamelessColumnsApart = "Below the lines with a name, each column is in an order of its own: such a line is not a person";

    public static string FileNote(Survey survey) => survey.Form.Names == Naming.With
        ? $"{survey.Form.Title}: one answer in a line, in a random order."
        : $"{survey.Form.Title}: as many lines as answers. Where somebody gave no name, each column is in a random order of its own, so that a line is not one person.";

    public static string ReportNote(Survey survey) => $"{survey.Form.Title}: a report to read and hand on.";

    public static string Period(Survey survey, Community community) =>
        $"Asked in {community.Name}, from {LocalTime.DayInWords(community.Zone, survey.OpenedAt)} to {LocalTime.DayInWords(community.Zone, survey.ClosedAt ?? survey.ClosesAt)}. {Turnout(survey)}";

    public static IReadOnlyList<string> Limits(Survey survey, int smallest) =>
    [
        "These are the answers of those who took part. Others in the group may see it differently, so take the figures as a picture of this group, not of all people who do such work.",
        survey.Form.Names switch
        {
            Naming.Without => "Answers were given without names. Nobody, facilitators included, can tell whose they are.",
            Naming.With => "Answers were given with names. Names are not in this report unless somebody wrote one.",
            Naming.AsEachLikes => "People chose whether to give their name. Names are not in this report unless somebody wrote one.",
        },
        $"Nothing is shown where fewer than {smallest} people answered. In comparisons, small numbers are hidden, and others where a small one could be worked out from them.",
        "Words that come up often were counted by a program. Whoever reads the answers knows better what they mean.",
    ];
}
