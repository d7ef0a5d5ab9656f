using System.Globalization;
using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Surveys;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed class SurveysPrivacyTests
{
    [Fact]
    public async Task ForgetMe_LeavesNothingOfSomebodyWhoMadeAnsweredAndBegan()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("First", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var first = await house.GiveAsync("With names");
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, first, "Begin", $"Because of {person.FirstName}", "Hand in");
        await house.CloseAsync();
        await house.MakeAsync("Second", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var second = await house.GiveAsync();
        await house.AnswerAsync(house.Amara, second, "Begin", "Half said");
        await house.MakeAsync("Third", new Asked("Why?", SurveySteps.InTheirOwnWords));
        await house.AnswerAsync(house.Amara, await house.GiveAsync("With names"), "Begin", "Open", "Hand in");
        await house.MakeAsync("Half made", new Asked("Why?", SurveySteps.InTheirOwnWords));

        var data = (await house.SayPrivatelyAsync(house.Amara, "/mydata"))[0].Text;
        foreach (var line in new[] { "3 surveys that you gave to a group.", "1 survey that you are making.", "What you answered with your name in 2 surveys.", "What you have begun to answer in 1 question" })
            Assert.Contains(line, data, StringComparison.Ordinal);
        var sure = (await house.SayPrivatelyAsync(house.Amara, "/forgetme"))[^1];
        Assert.Contains("What you answered with your name in 1 survey that is still open.", sure.Text, StringComparison.Ordinal);
        Assert.Contains("What you answered in 1 survey that is closed.", sure.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, sure, "Yes, erase it");
        await house.DocumentsAsync(documents =>
        {
            var json = string.Concat(
                documents.All(SurveyKinds.Surveys).Select(s => Json(SurveyKinds.Surveys, s))
                    .Concat(documents.All(SurveyKinds.Drafts).Select(d => Json(SurveyKinds.Drafts, d)))
                    .Concat(documents.All(SurveyKinds.Named).Select(a => Json(SurveyKinds.Named, a)))
                    .Concat(documents.All(SurveyKinds.Closed).Select(c => Json(SurveyKinds.Closed, c))));
            Assert.Contains("Second", json, StringComparison.Ordinal);
            Assert.Contains(house.Bryn.Id.ToString(CultureInfo.InvariantCulture), json, StringComparison.Ordinal);
            Assert.DoesNotContain(house.Amara.Id.ToString(CultureInfo.InvariantCulture), json, StringComparison.Ordinal);
            Assert.DoesNotContain(house.Amara.Name, json, StringComparison.Ordinal);
            Assert.DoesNotContain(documents.All(SecretKinds.Notes), n => n.Person.Value == house.Amara.Id);
            return 0;
        });
    }

    [Fact]
    public async Task Erase_AndMerge_TakeAllOfACommunityAlong()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("First", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var first = await house.GiveAsync("As each likes");
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, first, "With my name", "Because", "Hand in");
        await house.CloseAsync();
        await house.MakeAsync("Second", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var second = await house.GiveAsync("As each likes");
        await house.AnswerAsync(house.Bryn, second, "With my name", "Because", "Hand in");
        await house.MakeAsync("Half made", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var feature = house.Services.GetServices<IFeature>().OfType<SurveysFeature>().Single();
        var (old, other) = ((await house.SurveyAsync()).Community, new CommunityId(77));
        await house.DocumentsAsync(documents =>
        {
            feature.Merge(old, other);
            Assert.Equal([other, other], documents.All(SurveyKinds.Surveys).Select(s => s.Community));
            Assert.Equal(other, Assert.Single(documents.All(SurveyKinds.Drafts)).Community);
            Assert.Equal(other, Assert.Single(documents.All(SurveyKinds.Named)).Community);
            Assert.Equal(other, Assert.Single(documents.All(SurveyKinds.Closed)).Community);
            feature.Erase(other);
            Assert.Empty(documents.All(SurveyKinds.Surveys));
            Assert.Empty(documents.All(SurveyKinds.Drafts));
            Assert.Empty(documents.All(SurveyKinds.Named));
            Assert.Empty(documents.All(SurveyKinds.Closed));
            Assert.Empty(documents.All(SecretKinds.Boxes));
            Assert.False(feature.StandsFor(SurveyCards.Key(new SurveyId(1))));
            return 0;
        });
    }

    private static string Json<T>(CopBot.Storage.DocumentKind<T> kind, T document)
        where T : class => System.Text.Json.JsonSerializer.Serialize(document, kind.Json);
}
