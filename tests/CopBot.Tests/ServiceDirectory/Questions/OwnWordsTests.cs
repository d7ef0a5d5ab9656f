using CopBot.ServiceDirectory;
using CopBot.Tests.Support;

namespace CopBot.Tests.ServiceDirectory.Questions;

/// <summary>/synonym and /area, as people use them.</summary>
public sealed class OwnWordsTests
{
    [Fact]
    public async Task Synonym_IsKept_ListedAndTakenOut_ByCommand()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains("no words of its own yet", (await house.SayAsync(house.Amara, house.Group, "/synonym"))[0].Text, StringComparison.Ordinal);
        Assert.Contains(
            "Whoever asks for skint now also finds debt advice and food bank.",
            (await house.SayAsync(house.Amara, house.Group, "/synonym skint = debt advice, food bank"))[0].Text,
            StringComparison.Ordinal);
        Assert.Contains("debt advice, food bank and benefits", (await house.SayAsync(house.Amara, house.Group, "/synonym Skint = benefits"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("skint = debt advice, food bank, benefits", (await house.SayAsync(house.Amara, house.Group, "/synonym"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("is taken out", (await house.SayAsync(house.Amara, house.Group, "/synonym SKINT ="))[0].Text, StringComparison.Ordinal);
        Assert.Contains("is not one of your own words", (await house.SayAsync(house.Amara, house.Group, "/synonym skint ="))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synonym_TakenOut_ByButton_OnlyByWhoMay()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Amara, house.Group, "/synonym nesh = warm space");
        var list = (await house.SayAsync(house.Amara, house.Group, "/synonym"))[0];
        Assert.Contains("Only facilitators", (await house.PressAsync(house.Bryn, list, "Remove nesh")).Answer!.Text, StringComparison.Ordinal);
        Assert.Equal("Taken out.", (await house.PressAsync(house.Amara, list, "Remove nesh")).Answer!.Text);
        Assert.Contains("no words of its own yet", house.Transcript(house.Group, house.Amara), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/synonym skint")]
    [InlineData("/synonym = debt")]
    [InlineData("/synonym !!! = debt")]
    public async Task Synonym_ThatIsNone_SaysHowToWriteIt(string typed)
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains("/synonym skint = debt advice", (await house.SayAsync(house.Amara, house.Group, typed))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SynonymAndArea_ByAMember_AreRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains("can use /synonym", (await house.SayAsync(house.Bryn, house.Group, "/synonym skint = debt"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("can use /area", (await house.SayAsync(house.Bryn, house.Group, "/area Hanley in Stoke-on-Trent"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Area_IsKept_Listed_GoesNoRounds_AndIsTakenOut()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains("Nobody has told me yet", (await house.SayAsync(house.Amara, house.Group, "/area"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("/area Hanley in Stoke-on-Trent", (await house.SayAsync(house.Amara, house.Group, "/area Hanley"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("Hanley lies in Stoke-on-Trent", (await house.SayAsync(house.Amara, house.Group, "/area Hanley in Stoke-on-Trent"))[0].Text, StringComparison.Ordinal);
        Assert.Contains("cannot lie in", (await house.SayAsync(house.Amara, house.Group, "/area stoke on trent in hanley"))[0].Text, StringComparison.Ordinal);
        var list = (await house.SayAsync(house.Amara, house.Group, "/area"))[0];
        Assert.Contains("Hanley in Stoke-on-Trent", list.Text, StringComparison.Ordinal);
        Assert.Contains("no longer know", (await house.SayAsync(house.Amara, house.Group, "/area Hanley in"))[0].Text, StringComparison.Ordinal);
        Assert.Equal("That was taken out before.", (await house.PressAsync(house.Amara, list, "Remove Hanley")).Answer!.Text);
    }

    [Fact]
    public async Task Synonym_IsUsedAtOnce_AndNoLongerOnceItIsTakenOut()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Cosy Corner", "A warm space with soup");
        Assert.Contains("nothing that clearly fits", (await house.SayAsync(house.Bryn, house.Group, "/who nesh"))[0].Text, StringComparison.Ordinal);
        await house.SayAsync(house.Amara, house.Group, "/synonym nesh = warm space");
        Assert.Contains("Cosy Corner", (await house.SayAsync(house.Bryn, house.Group, "/who nesh"))[0].Text, StringComparison.Ordinal);
        await house.SayAsync(house.Amara, house.Group, "/synonym nesh =");
        Assert.Contains("nothing that clearly fits", (await house.SayAsync(house.Bryn, house.Group, "/who nesh"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Synonym_MeansAllThatIsSaidForItsMeaning()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Money matters", "Help with debt, bailiffs and bills");
        await house.SayAsync(house.Amara, house.Group, "/synonym boracic = debt advice");
        Assert.Contains("Money matters", (await house.SayAsync(house.Bryn, house.Group, "/who boracic"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Area_MakesWhatServesTheWholeCountForItsParts()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Debt line", "Debt advice", s => s with { ServiceAreas = [new ServiceArea("Borsetshire")] });
        await house.AddAsync("Debt desk", "Debt advice", s => s with { ServiceAreas = [new ServiceArea("Rutland")] });
        await house.SayAsync(house.Amara, house.Group, "/area Ambridge in Borsetshire");
        var answer = (await house.SayAsync(house.Bryn, house.Group, "/who debt advice in Ambridge"))[0].Text;
        Assert.True(answer.IndexOf("Debt line", StringComparison.Ordinal) < answer.IndexOf("Debt desk", StringComparison.Ordinal), answer);
    }
}
