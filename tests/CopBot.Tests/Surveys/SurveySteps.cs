using CopBot.Playground.Worlds;
using CopBot.Surveys;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

/// <summary>A question as a facilitator makes it.</summary>
internal sealed record Asked(string Text, string Kind, string Options = "", bool Required = false);

/// <summary>What several tests of surveys do alike, as people do it.</summary>
internal static class SurveySteps
{
    public const string InTheirOwnWords = "In their own words";

    /// <summary>Amara makes it in private; returns the page on which all of it stands.</summary>
    public static async Task<Message> MakeAsync(this TestHouse house, string title, params Asked[] questions)
    {
        await house.SayPrivatelyAsync(house.Amara, "/survey " + title);
        foreach (var question in questions)
        {
            await house.PressAsync(house.Amara, house.Last(house.Amara), "Add a question");
            await house.SayPrivatelyAsync(house.Amara, question.Text);
            await house.PressAsync(house.Amara, house.Last(house.Amara), question.Kind);
            if (question.Options.Length > 0)
                await house.SayPrivatelyAsync(house.Amara, question.Options);
            await house.PressAsync(house.Amara, house.Last(house.Amara), question.Required ? "Required" : "They may skip it");
        }

        return house.Last(house.Amara);
    }

    /// <summary>Gives it to the group; returns the group's card.</summary>
    public static async Task<Message> GiveAsync(this TestHouse house, string? names = null)
    {
        var page = house.Last(house.Amara);
        if (!page.Text.Contains("Open until", StringComparison.Ordinal))
        {
            await house.PressAsync(house.Amara, page, "Deadline");
            await house.PressAsync(house.Amara, page, "In a week");
        }

        if (names is not null)
        {
            await house.PressAsync(house.Amara, page, "Names or not");
            await house.PressAsync(house.Amara, page, names);
        }

        await house.PressAsync(house.Amara, page, "Give it to the group");
        return house.Group.Messages[^1];
    }

    /// <summary>The bot's newest message in somebody's private chat.</summary>
    public static Message Last(this TestHouse house, Person person) => house.World.PrivateChat(person).Messages.Last(m => m.From.IsBot);

    /// <summary>Follows the card's link and goes through the steps: a button's label, or words where no button has it.</summary>
    public static async Task<Message> AnswerAsync(this TestHouse house, Person person, Message card, params string[] steps)
    {
        await house.FollowAsync(person, card, "Answer in private");
        return await house.StepsAsync(person, steps);
    }

    public static async Task<Message> StepsAsync(this TestHouse house, Person person, params string[] steps)
    {
        foreach (var step in steps)
        {
            var page = house.Last(person);
            if (page.Labels.Contains(step))
                await house.PressAsync(person, page, step);
            else
                await house.SayPrivatelyAsync(person, step);
        }

        return house.Last(person);
    }

    /// <summary>All five, and as many more as are needed.</summary>
    public static IReadOnlyList<Person> People(this TestHouse house, int count)
    {
        List<Person> people = [house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa];
        for (var i = people.Count; i < count; i++)
        {
            var person = house.World.AddPerson($"Pat{i}");
            house.World.Join(house.Group, person);
            people.Add(person);
        }

        return [.. people.Take(count)];
    }

    /// <summary>What the link behind a card's button carries.</summary>
    public static string LinkOf(Message card)
    {
        var url = card.Buttons.SelectMany(row => row).First(b => b.Url is not null).Url!;
        return url[(url.IndexOf("start=", StringComparison.Ordinal) + 6)..];
    }

    /// <summary>How many have answered the newest survey.</summary>
    public static async Task<int> TurnoutAsync(this TestHouse house)
    {
        var survey = await house.SurveyAsync();
        return await house.DocumentsAsync(_ => house.Services.GetRequiredService<SurveyStore>().Turnout(survey) ?? -1);
    }

    /// <summary>What the digest would say of the time up to now.</summary>
    public static async Task<IReadOnlyList<CopBot.Conversation.DigestLine>> DigestAsync(this TestHouse house)
    {
        var id = (await house.SurveyAsync()).Community;
        return await house.DocumentsAsync(_ =>
        {
            var community = house.Services.GetRequiredService<CopBot.Conversation.IScenes>().Community(id)!;
            var span = new CopBot.Conversation.DigestSpan(community, TestHouse.Start.AddDays(-1), house.World.Clock.GetUtcNow().AddMinutes(1));
            return house.Services.GetServices<CopBot.Conversation.IDigestSource>().OfType<CopBot.Surveys.Results.SurveyDigest>().Single().Lines(span).ToList();
        });
    }

    public static async Task<Survey> SurveyAsync(this TestHouse house) => (await house.DocumentsAsync(d => d.All(SurveyKinds.Surveys)))[^1];

    /// <summary>Closes it as its deadline does, and opens its page for Amara.</summary>
    public static async Task<Message> CloseAsync(this TestHouse house)
    {
        await house.MoveClockAsync((await house.SurveyAsync()).ClosesAt - house.World.Clock.GetUtcNow());
        return await house.LookAsync();
    }

    /// <summary>Amara's page of the newest survey.</summary>
    public static async Task<Message> LookAsync(this TestHouse house)
    {
        var survey = await house.SurveyAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Surveys and results");
        var list = house.Last(house.Amara);
        await house.PressAsync(house.Amara, list, list.Labels.First(l => l.StartsWith($"{survey.Id}. ", StringComparison.Ordinal)));
        return house.Last(house.Amara);
    }
}
