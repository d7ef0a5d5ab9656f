using CopBot.Conversation;
using CopBot.Storage;
using CopBot.Surveys.Answering;
using CopBot.Surveys.Making;
using CopBot.Surveys.Results;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Surveys;

/// <summary>Surveys: made in private, answered in private, and shown once enough have answered.</summary>
internal sealed class SurveysFeature(SurveyStore store, SurveyDrafts drafts) : IFeature
{
    public string Name => "survey";

    public void Map(RouteBuilder routes)
    {
        routes.Command<NewSurvey>("survey", "Make a survey, or see results", HelpGroup.Voices, "What do you need this winter?", needs: Role.Core);

        routes.Link<NewSurvey, MakeSurveyLink>("make");
        routes.Press<NewSurvey, BeginSurvey>("new");
        routes.Press<NewSurvey, GoOnMaking>("draft");
        routes.Press<NewSurvey, ListSurveys>("list");
        routes.Press<FillDraft, TurnDraft>("d");
        routes.Dialog<FillDraft, DraftWords>("words", SurveyJson.Default);

        routes.Link<AnswerSurvey, AnswerLink>("to", isConfidential: true);
        routes.Press<AnswerSurvey, OpenSurvey>("open", isConfidential: true);
        routes.Press<AnswerSurvey, AnswerHere>("here", isConfidential: true);
        routes.Press<AnswerSurvey, AnswerStep>("a", isConfidential: true);
        routes.Dialog<AnswerSurvey, AnswerWords>("answer", SurveyJson.Default, isConfidential: true);

        routes.Press<LookAfterSurvey, LookAfter>("look");
        routes.Press<ShowResults, SeeResults>("see");
        routes.Dialog<ShowResults, ResultWords>("did", SurveyJson.Default);

        routes.Due<RemindToAnswer, SurveyReminds>("remind", SurveyJson.Default, isConfidential: true);
        routes.Due<CloseSurvey, SurveyCloses>("close", SurveyJson.Default);
        routes.Due<CloseSurvey, SurveyTells>("tell", SurveyJson.Default);
        routes.Errand<DrawResults, DrawnResults, DrawAllResults, DrawAllResults>("draw", SurveyJson.Default);
        routes.Errand<WriteReport, WrittenReport, ReportWriter, ReportWriter>("report", SurveyJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where a card is posted is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        store.Merge(from, into);
        drafts.Merge(from, into);
    }

    public bool StandsFor(CardKey card) => SurveyCards.Survey(card) is { } id && store.Get(id) is not null;

    public void Erase(CommunityId community)
    {
        store.Erase(community);
        drafts.Erase(community);
    }

    public Html Keeps => SurveyTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.By(person) is { Count: > 0 } made)
            yield return new HeldData("surveys", $"{"survey".ToQuantity(made.Count)} that you gave to a group.", [.. made.Select(s => new OwnSurvey(s.Form.Title, s.OpenedAt))]);
        if (drafts.Of(person) is { Count: > 0 } begun)
            yield return new HeldData("survey drafts", $"{"survey".ToQuantity(begun.Count)} that you are making.", [.. begun.Select(d => new OwnSurvey(d.Form.Title, d.At))]);
        var named = store.NamedOf(person).Select(a => a.Written).Concat(store.ClosedOf(person).Select(a => a.Written)).ToList();
        if (named.Count > 0)
            yield return new HeldData("survey answers", $"What you answered with your name in {"survey".ToQuantity(named.Count)}.", [.. named.Select(OwnAnswers.Of)]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        List<string> goes = [];
        List<string> stays = [];
        if (drafts.Of(person).Count is > 0 and var begun)
            goes.Add($"{"survey".ToQuantity(begun)} that you are making.");
        if (store.NamedOf(person).Count is > 0 and var open)
            goes.Add($"What you answered with your name in {"survey".ToQuantity(open)} that {(open == 1 ? "is" : "are")} still open.");
        if (store.By(person).Count is > 0 and var made)
            stays.Add($"{"survey".ToQuantity(made)} that you gave to a group.");
        if (store.ClosedOf(person).Count is > 0 and var closed)
            stays.Add($"What you answered in {"survey".ToQuantity(closed)} that {(closed == 1 ? "is" : "are")} closed.");
        return new Forgetting(goes, stays);
    }

    public void Forget(PersonId person)
    {
        store.Forget(person);
        drafts.Forget(person);
    }
}

/// <summary>A survey as /mydata gives it out.</summary>
internal sealed record OwnSurvey(string Title, DateTimeOffset At);

/// <summary>Answers with a name as /mydata gives them out.</summary>
internal sealed record OwnAnswers(IReadOnlyList<OwnAnswer> Answers)
{
    public static OwnAnswers Of(string written) =>
        new([.. AnswerSheet.Read(written).Answers.Select(a => new OwnAnswer(a.Key, a.Value.Text, [.. a.Value.Picks.Select(p => p + 1)], a.Value.Voice is not null))]);
}

/// <summary>One answer: to which question, in words, or which of the options from 1.</summary>
internal sealed record OwnAnswer(int Question, string Words, IReadOnlyList<int> Chosen, bool Voice);

internal static class SurveysRoom
{
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(SurveyKinds.Surveys)
        .AddSingleton<DocumentKind>(SurveyKinds.Drafts)
        .AddSingleton<DocumentKind>(SurveyKinds.Named)
        .AddSingleton<DocumentKind>(SurveyKinds.Closed)
        .AddSingleton<SurveyStore>()
        .AddSingleton<SurveyDrafts>()
        .AddSingleton<SurveyCards>()
        .AddSingleton<DraftForm>()
        .AddSingleton<NewSurvey>()
        .AddSingleton<FillDraft>()
        .AddSingleton<PostSurvey>()
        .AddSingleton<BegunAnswers>()
        .AddSingleton<AnswerSurvey>()
        .AddSingleton<RemindToAnswer>()
        .AddSingleton<CloseSurvey>()
        .AddSingleton<LookAfterSurvey>()
        .AddSingleton<ShowResults>()
        .AddSingleton<ReadFindings>()
        .AddSingleton<DrawAllResults>()
        .AddSingleton<ReportWriter>()
        .AddSingleton<ExportSurveys>()
        .AddSingleton<IExport>(s => s.GetRequiredService<ExportSurveys>())
        .AddSingleton<IDigestSource, SurveyDigest>()
        .AddSingleton<IAsksTheGroup, AskedSurveys>()
        .AddSingleton<ITidy, TidySurveyDrafts>()
        .AddSingleton<IFeature, SurveysFeature>();
}
