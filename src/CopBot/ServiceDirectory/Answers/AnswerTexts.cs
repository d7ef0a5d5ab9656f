using CopBot.Conversation;
using CopBot.ServiceDirectory.Questions;
using Humanizer;

namespace CopBot.ServiceDirectory.Answers;

/// <summary>Every word of an answer to "who offers…".</summary>
internal static class AnswerTexts
{
    public static Html WhatDoYouNeed =>
        $"What do you need? Reply with a few words, such as <i>debt advice in Hanley</i> or <i>free activities for teenagers on Saturday</i>. To stop, send /cancel.";

    public static string WhatDoYouNeedHint => "Debt advice in Hanley";

    public static string AskAgain => "This answer is too old. Please ask again with /who.";

    public static Html Found(
        ServiceQuestion question, bool lookedWider, IReadOnlyList<(ServiceMatch Match, Service Service)> shown, int offset, int total, Scene scene)
    {
        Html range = total > AnswerWho.PageSize ? (Html)$"<i>{offset + 1}–{offset + shown.Count} of {total}</i>" : Html.Empty;
        Html wider = lookedWider && question.Place is { } place ? (Html)$"I know of nothing in {place} itself, so I looked wider." : Html.Empty;
        return Html.Paragraphs(
            [Html.Lines(wider, range), .. shown.Select((s, i) => Html.Lines(
                (total == 1 ? Html.Empty : (Html)$"{offset + i + 1}. ") + ServiceTexts.ShortCard(s.Service, scene), NotKnown(s.Match, question)))]);
    }

    public static Html NothingFits(ServiceQuestion question, IEnumerable<Service> near, Scene scene)
    {
        var list = near.Select((s, i) => (Html)$"{i + 1}. {ServiceTexts.Named(s)}\n     <i>{ServiceTexts.Freshness(s, scene)}</i>{ServiceTexts.Doubt(s)}").ToArray();
        return Html.Paragraphs(
            $"I know of nothing that clearly fits “{question.Text}”.",
            list.Length > 0 ? Html.Lines([$"This might help:", .. list]) : Html.Empty,
            $"I can ask the group. If you know a service yourself, tell me with /offer.");
    }

    /// <summary>What is posted when somebody chooses a hit of inline mode: for others' eyes too, so without members' names.</summary>
    public static Html Posted(Service service, Scene scene) =>
        ServiceTexts.ShortCard(service with { Checked = service.Checked is { } check ? check with { ByName = "its community" } : null }, scene);

    private static Html NotKnown(ServiceMatch match, ServiceQuestion question)
    {
        var open = match.NotKnown.Select(n => n switch
        {
            Questions.NotKnown.Age => "which ages it is for",
            Questions.NotKnown.Audience => "whether it is for the people you named",
            Questions.NotKnown.Day => "whether it opens that day",
            Questions.NotKnown.Evening => "whether it opens in the evening",
            Questions.NotKnown.Cost => "what it costs",
            Questions.NotKnown.Online => question.ByPhone ? "whether it works by phone" : "whether it works online",
            Questions.NotKnown.Language => $"whether it is given in {question.Language}",
        }).Distinct().ToList();
        return open.Count == 0 ? Html.Empty : (Html)$"<i>Please check {open.Humanize("and")}: I do not know.</i>";
    }
}
