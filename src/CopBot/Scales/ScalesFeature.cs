using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Scales;

/// <summary>Scales from 0 to 10, and check-ins.</summary>
internal sealed class ScalesFeature(ScaleStore store) : IFeature
{
    public string Name => "scale";

    public void Map(RouteBuilder routes)
    {
        routes.Command<AskScale>("scale", "Ask where the group is between 0 and 10", HelpGroup.Voices, "How confident are we with the new threshold document?", needs: Role.Core);
        routes.Command<AskCheckin>("checkin", "Ask how everybody is, once or again and again", HelpGroup.Voices, "How full is your cup today? every Monday 9am", needs: Role.Core);

        routes.Press<TakeAnswers, TapScale>("n", isConfidential: true);
        routes.Press<TakeAnswers, ChangeAnswer>("re", isConfidential: true);
        routes.Press<TakeAnswers, TapAgain>("ren", isConfidential: true);
        routes.Link<TakeAnswers, OpenScale>("open", isConfidential: true);
        routes.Press<SayMore, BeginWords>("more", isConfidential: true);
        routes.Press<SayMore, ChangeWords>("again", isConfidential: true);
        routes.Press<SayMore, SkipWords>("skip", isConfidential: true);
        routes.Press<ManageScales, ManageScale>("change");
        routes.Press<ShowScales, ShowScale>("show");
        routes.Press<RepeatCheckins, StopCheckins>("stop");
        routes.Link<ShowScales, OpenResult>("result");

        routes.Dialog<AskScale, WhatToAsk>("ask", ScaleJson.Default);
        routes.Dialog<TakeAnswers, WordQuestion>("word", ScaleJson.Default, isConfidential: true);
        routes.Dialog<TakeAnswers, NumberQuestion>("number", ScaleJson.Default, isConfidential: true);
        routes.Dialog<SayMore, AlreadyQuestion>("already", ScaleJson.Default, isConfidential: true);
        routes.Dialog<SayMore, HigherQuestion>("higher", ScaleJson.Default, isConfidential: true);
        routes.Due<CloseScales, ScaleIsDue>("close", ScaleJson.Default);
        routes.Due<CloseScales, ScaleResultIsDue>("result", ScaleJson.Default);
        routes.Due<RepeatCheckins, CheckinIsDue>("again", ScaleJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where a card is posted is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public bool StandsFor(CardKey card) => ScaleCards.Scale(card) is { } id && store.Get(id) is { IsClosed: false };

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => ScaleTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.AskedBy(person) is { Count: > 0 } asked)
            yield return new HeldData("scales", $"{"scale or check-in".ToQuantity(asked.Count, ShowQuantityAs.Numeric)} that you asked.", [.. asked.Select(s => new OwnScale(s.Sheet.Question, s.At, null, ""))]);
        if (store.SeriesBy(person) is { Count: > 0 } series)
            yield return new HeldData("repeated check-ins", $"{"check-in".ToQuantity(series.Count)} that you have set to come again.", [.. series.Select(s => new OwnScale(s.Sheet.Question, null, null, ""))]);
        if (store.AnswersOf(person) is { Count: > 0 } answers)
            yield return new HeldData("scale answers", $"What you answered to {"scale or check-in".ToQuantity(answers.Count)} that {(answers.Count == 1 ? "is" : "are")} open, or by name.", [.. answers.Select(Own)]);
    }

    public Forgetting BeforeForgetting(PersonId person) => new(
        store.HasAnswers(person) ? ["What you answered to open scales, and to check-ins by name."] : [],
        store.AskedBy(person).Count + store.SeriesBy(person).Count > 0 ? ["Scales and check-ins that you asked."] : []);

    public void Forget(PersonId person) => store.Forget(person);

    private OwnScale Own(ScaleAnswer answer) =>
        new(store.Get(answer.Scale)?.Sheet.Question ?? "", null, answer.Word.Length > 0 || answer.Sealed is not null ? null : answer.Number, answer.Word);
}

/// <summary>A scale, or an answer to one, as /mydata gives it out.</summary>
internal sealed record OwnScale(string Question, DateTimeOffset? At, int? Number, string Word);

internal static class ScalesRoom
{
    public static IServiceCollection AddScales(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(ScaleKinds.Scales)
        .AddSingleton<DocumentKind>(ScaleKinds.Answers)
        .AddSingleton<DocumentKind>(ScaleKinds.Series)
        .AddSingleton<ScaleStore>()
        .AddSingleton<Asking>()
        .AddSingleton<AskScale>()
        .AddSingleton<AskCheckin>()
        .AddSingleton<RepeatCheckins>()
        .AddSingleton<ISpeaksInTime, CheckinTimes>()
        .AddSingleton<IFollowZone>(s => s.GetRequiredService<RepeatCheckins>())
        .AddSingleton<TakeAnswers>()
        .AddSingleton<SayMore>()
        .AddSingleton<ScaleResults>()
        .AddSingleton<CloseScales>()
        .AddSingleton<ManageScales>()
        .AddSingleton<ShowScales>()
        .AddSingleton<IAsksTheGroup>(s => s.GetRequiredService<ShowScales>())
        .AddSingleton(ScaleSwitches.Nudges)
        .AddSingleton<IDigestSource, ScaleNews>()
        .AddSingleton<INudgeSource, ScaleNudges>()
        .AddSingleton<IFeature, ScalesFeature>();
}
