using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Time;
using Humanizer;

namespace CopBot.Surveys;

/// <summary>Words about surveys that several parts of this room say.</summary>
internal static class SurveyTexts
{
    public static string NoLongerHere => "This survey is no longer here.";

    public static string OnlySteering => "Only facilitators and the core group can do this.";

    public static string InPrivateOnly => "Please do this in our private chat.";

    public static string AnswerLabel => "Answer in private";

    public static Html Keeps => $"Surveys: who made one, as long as it is kept. What you have begun to answer: under your name, sealed, until you hand it in or the survey closes. What you handed in without your name: apart from your name, sealed until the survey closes; then, without names, for facilitators, as long as the survey is kept, and no longer sealed: whoever runs me could read it, too, but not whose it is. What you handed in with your name: your name and your answers, for facilitators. A survey that you are making and have not given to the group: {"day".ToQuantity(KeptFor.Draft.Days)} after you touched it last. A voice message: only its number at Telegram.";

    /// <summary>"tomorrow, Fri 4 December 2026, 17:00": for what is read now.</summary>
    public static string Until(DateTimeOffset instant, Community community, DateTimeOffset now) =>
        $"{TimeTexts.Date(LocalTime.DateIn(community.Zone, instant), LocalTime.DateIn(community.Zone, now))}, {TimeTexts.Time(LocalTime.DateTimeIn(community.Zone, instant).TimeOfDay)}";

    /// <summary>"Fri 4 December 2026, 17:00": for what stands for days, so without tomorrow.</summary>
    private static string Day(DateTimeOffset instant, Community community)
    {
        var local = LocalTime.DateTimeIn(community.Zone, instant);
        return $"{TimeTexts.Date(local.Date)}, {TimeTexts.Time(local.TimeOfDay)}";
    }

    public static string Length(SurveyForm form) => $"{"question".ToQuantity(form.Questions.Length)}, about {"minute".ToQuantity(form.Minutes)}";

    /// <summary>Who will see what.</summary>
    public static string Promise(Naming names, int smallest) => names switch
    {
        Naming.Without => $"Without names: nobody, facilitators included, can see who answered what. Facilitators see all answers together once it is closed, and only if at least {smallest} people have answered. The group gets a short summary.",
        Naming.With => $"With names: facilitators see your name with your answers, once it is closed and if at least {smallest} people have answered. The group gets a short summary without names.",
        Naming.AsEachLikes => $"With your name or without, as you like. Without it, nobody can see that an answer is yours: if fewer than {smallest} answer without their name, I take all names off when it closes. Facilitators see all answers together once it is closed, and only if at least {smallest} people have answered. The group gets a short summary without names.",
    };

    public static Html Card(Survey survey, Community community, int? turnout, int smallest) => Html.Paragraphs(
        $"<b>Survey: {survey.Form.Title}</b>",
        Html.Of(survey.Form.About),
        survey.IsOpen
            ? Html.Lines(Html.Of(Length(survey.Form) + "."), (Html)$"Open until {Day(survey.ClosesAt, community)}.", Html.Of(Promise(survey.Form.Names, smallest)))
            : Html.Of("Closed. Thank you to all who answered."),
        turnout is not { } answers ? Html.Of(SecrecyTexts.CannotBeReadOrCancel)
            : answers == 0 && survey.IsOpen ? Html.Of("No answers yet.") : (Html)$"{"answer".ToQuantity(answers)}{(survey.IsOpen ? " so far" : "")}.");
}
