using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.Feedback;

/// <summary>How a meeting was: one thing of worth, one to change.</summary>
internal sealed class FeedbackFeature(FeedbackStore store) : IFeature
{
    public string Name => "fb";

    public void Map(RouteBuilder routes)
    {
        routes.Command<AskForFeedback>("feedback", "Say how the last meeting was", HelpGroup.Meetings);
        routes.Press<AskForFeedback, GiveFeedback>("give", isConfidential: true);
        routes.Press<AskForFeedback, NoFeedback>("no");
        routes.Link<AskForFeedback, FeedbackLink>("link");
        routes.Dialog<AskForFeedback, WorthQuestion>("worth", FeedbackJson.Default, isConfidential: true);
        routes.Dialog<AskForFeedback, ChangeQuestion>("change", FeedbackJson.Default, isConfidential: true);
        routes.Due<AskForFeedback, FeedbackDue>("ask", FeedbackJson.Default);
        routes.Due<AskForFeedback, FeedbackCloses>("close", FeedbackJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Answers belong to the meeting, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => FeedbackTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.By(person) is { Count: > 0 } named)
            yield return new HeldData("feedback", $"What you said of {"meeting".ToQuantity(named.Count)} with your name.", [.. named.Select(a => new GivenFeedback(a.Worth, a.Change))]);
    }

    public Forgetting BeforeForgetting(PersonId person) => new(
        [],
        store.By(person).Count > 0 ? ["What you said of meetings, without your name."] : []);

    public void Forget(PersonId person) => store.Forget(person);
}

/// <summary>Feedback as /mydata gives it out.</summary>
internal sealed record GivenFeedback(string Worth, string Change);

internal static class FeedbackRoom
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(FeedbackKinds.Answers)
        .AddSingleton<FeedbackStore>()
        .AddSingleton<AskForFeedback>()
        .AddSingleton<IFollowMeetings>(s => s.GetRequiredService<AskForFeedback>())
        .AddSingleton<IFeature, FeedbackFeature>();
}
