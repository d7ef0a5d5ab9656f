using static CopBot.Tests.Search.SearchSupport;

namespace CopBot.Tests.Search;

public class QueryTests
{
    [Theory]
    [InlineData("mentoring", "A mentor for every parent")] // stems, both ways
    [InlineData("mentor", "Mentoring scheme")]
    [InlineData("policies", "Housing policy")]
    [InlineData("child", "Services for children")]
    [InlineData("policy housing", "Housing policy")] // any order
    [InlineData("HOUSING", "housing policy")] // case
    [InlineData("hous", "Housing policy")] // beginnings
    [InlineData("housin", "Housing policy")]
    [InlineData("houisng", "Housing policy")] // slips: swapped,
    [InlineData("hosing", "Housing policy")] // missing,
    [InlineData("houssing", "Housing policy")] // doubled,
    [InlineData("hauseng", "Housing policy")] // two changed,
    [InlineData("jousing", "Housing policy")] // the first letter
    [InlineData("debr", "Debt advice")]
    [InlineData("cafe", "Café for carers")] // accents, both ways
    [InlineData("café", "Cafe for carers")]
    [InlineData("CAFE\u0301", "café")]
    [InlineData("strasse", "Straße")]
    [InlineData("lodz", "Łódź")]
    [InlineData("ｈｏｕｓｉｎｇ", "Housing policy")] // full width
    [InlineData("does anyone know any good housing", "Housing policy")] // words of chat
    [InlineData("any recommendations for a housing policy please", "Housing policy")]
    [InlineData("children's", "Services for children")] // apostrophes
    [InlineData("children’s", "The children's centre")]
    [InlineData("childrens", "The children's centre")]
    [InlineData("dont", "Don’t panic")]
    [InlineData("don't", "Dont panic")]
    [InlineData("obrien", "Ask O'Brien")]
    [InlineData("o'brien", "Ask OBrien")]
    [InlineData("brien", "Ask O'Brien")]
    [InlineData("école", "L'école du dimanche")]
    [InlineData("drop-in", "Monday drop in")] // hyphens
    [InlineData("dropin", "Monday drop-in")]
    [InlineData("drop-in", "Monday dropin")]
    [InlineData("email", "Write an e-mail")]
    [InlineData("e-mail", "Write an email")]
    [InlineData("socialhousing", "About #social_housing")]
    [InlineData("housing", "About #social_housing")]
    [InlineData("uk", "Law in the U.K.")]
    [InlineData("r&d", "R & D")]
    [InlineData("住房", "社会住房政策")] // other scripts
    [InlineData("жилье", "Социальное жильё")]
    [InlineData("στεγαση", "Η Στέγαση")]
    [InlineData("سكن", "سَكَن")]
    [InlineData("आवास", "सामाजिक आवास")]
    [InlineData("한국어", "한국어 수업")]
    [InlineData("🎉", "Party 🎉 at noon")] // signs
    [InlineData("2025", "Report 2025")]
    public void Query_AskedThisWay_Finds(string words, string title)
    {
        using var index = Holding(title, "Quiz xylophone", "Wombat zebra");
        Assert.Equal([title], index.Find(words));
    }

    [Theory]
    [InlineData("2024", "Report 2025")] // numbers are not guessed
    [InlineData("cat", "Bat")] // nor short words
    [InlineData("ab", "Abacus")] // nor beginnings of two letters
    [InlineData("using", "Housing policy")] // a word of chat alone is taken as it is
    [InlineData("!!!", "Housing policy")]
    [InlineData("😀", "Housing policy")]
    [InlineData("\" OR *", "Housing policy")]
    public void Query_AskedThisWay_FindsNothing(string words, string title)
    {
        using var index = Holding(title);
        var result = index.Query(Ask(words));
        Assert.Empty(result.Ids);
        Assert.Equal(0, result.Total);
    }

    [Fact]
    public void Query_OnlyWordsOfChat_TakesThemAsTheyAre()
    {
        using var index = Holding("What do you need", "Housing");
        Assert.Equal(["What do you need"], index.Find("what do you need"));
    }

    [Fact]
    public void Query_WholeWord_GoesBeforeLongerOnes()
    {
        using var index = Holding("Foodbank foodbank foodbank", "Something on food and much else besides that goes on and on");
        Assert.Equal(["Something on food and much else besides that goes on and on", "Foodbank foodbank foodbank"], index.Find("food"));
    }

    [Fact]
    public void Query_WholeWordInALightField_GoesBeforeALongerOneInTheTitle()
    {
        using var index = NewIndex();
        index.Put(Entry("longer", "Foodbank"));
        index.Put(Entry("whole", "Something", note: "where food is given"));
        Assert.Equal(["whole", "longer"], index.Find("food"));
    }

    [Fact]
    public void Query_HeavierField_GoesFirst()
    {
        using var index = NewIndex();
        index.Put(Entry("note", "Something else", note: "housing", stamp: 9));
        index.Put(Entry("title", "Housing", note: "something else", stamp: 1));
        Assert.Equal(["title", "note"], index.Find("housing"));
    }

    [Fact]
    public void Query_Equals_NewestFirst()
    {
        using var index = NewIndex();
        index.Put(Entry("old", "Housing", stamp: 1));
        index.Put(Entry("newest", "Housing", stamp: 3));
        index.Put(Entry("newer", "Housing", stamp: 2));
        Assert.Equal(["newest", "newer", "old"], index.Find("housing"));
    }

    [Fact]
    public void Query_AllWordsSomewhere_IsNotRelaxed()
    {
        using var index = Holding("Housing for young parents", "Housing", "Parents");
        var result = index.Query(Ask("parents housing"));
        Assert.Equal(["Housing for young parents"], result.Ids);
        Assert.False(result.Relaxed);
        Assert.Empty(result.Corrections);
    }

    [Fact]
    public void Query_NoEntryWithAllWords_FindsThoseWithMostAndSaysSo()
    {
        using var index = Holding("Damp housing", "Damp housing lawyer", "Lawyer");
        var result = index.Query(Ask("damp housing trumpet lawyer"));
        Assert.Equal(["Damp housing lawyer", "Damp housing"], result.Ids);
        Assert.Equal(2, result.Total);
        Assert.True(result.Relaxed);
    }

    [Fact]
    public void Query_PartsOfACompoundApart_AreFoundAsRelaxed()
    {
        using var index = Holding("Housing that is social");
        var result = index.Query(Ask("social-housing"));
        Assert.Equal(["Housing that is social"], result.Ids);
        Assert.True(result.Relaxed);
    }

    [Fact]
    public void Query_Mistyped_TellsWhatItReadInstead()
    {
        using var index = Holding("Housing", "Housing advice", "Hosting");
        var result = index.Query(Ask("housung"));
        Assert.Equal([new("housung", "housing")], result.Corrections);
        Assert.Equal(2, result.Total);
    }

    [Fact]
    public void Query_MistypedWithTwoEquallyNear_TakesTheMoreFrequent()
    {
        using var index = Holding("Bakery", "Barley", "Barley soup");
        Assert.Equal("barley", Assert.Single(index.Query(Ask("barkey")).Corrections).Used);
    }

    [Fact]
    public void Query_NothingFound_OffersNearWordsAsWritten()
    {
        using var index = Holding("Größe", "Mentoring", "Trumpet");
        var result = index.Query(Ask("mantarings"));
        Assert.Empty(result.Ids);
        Assert.Equal(["mentoring"], result.NearWords);
        Assert.Equal(["größe"], index.Query(Ask("krossum")).NearWords);
    }

    [Theory]
    [InlineData("social housing", true)]
    [InlineData("Social   HOUSING!", true)]
    [InlineData("housing social", false)]
    [InlineData("social policy", false)]
    [InlineData("housing of today", true)]
    [InlineData("drop-in", true)]
    [InlineData("\"social\" AND housing", false)]
    public void Query_Phrase_NeedsTheWordsNextToEachOther(string phrase, bool found)
    {
        using var index = Holding("Social housing of today: a drop-in policy");
        var result = index.Query(Ask("") with { Phrases = [phrase] });
        Assert.Equal(found ? 1 : 0, result.Total);
    }

    [Fact]
    public void Query_PhraseAndWords_NeedsThePhraseEvenWhenRelaxed()
    {
        using var index = Holding("Social housing advice", "Housing, social, advice", "Social housing");
        Assert.Equal(["Social housing advice"], index.Query(Ask("advice") with { Phrases = ["social housing"] }).Ids);
        var relaxed = index.Query(Ask("advice trumpet") with { Phrases = ["social housing"] });
        Assert.Equal(["Social housing advice"], relaxed.Ids);
        Assert.True(relaxed.Relaxed);
    }

    [Fact]
    public void Query_SignInsideAPhrase_DoesNotPartIt()
    {
        using var index = Holding("Food 🍎 bank");
        Assert.Equal(1, index.Query(Ask("") with { Phrases = ["food bank"] }).Total);
    }

    [Fact]
    public void Query_AfterManyMatches_StillCountsAllAndPages()
    {
        using var index = NewIndex();
        index.Rebuild(Enumerable.Range(0, 5_000).Select(i => Entry($"{i:D5}", i % 1_000 == 0 ? "Housing" : "Advice", note: "housing", stamp: i)));
        var first = index.Query(Ask("housing") with { Limit = 6 });
        Assert.Equal(["04000", "03000", "02000", "01000", "00000", "04999"], first.Ids);
        Assert.Equal(5_000, first.Total);
        Assert.Equal(["04997", "04996"], index.Query(Ask("housing") with { Offset = 7, Limit = 2 }).Ids);
    }

    [Fact]
    public void Query_PageByPage_BringsEachEntryOnce()
    {
        using var index = NewIndex();
        index.Rebuild(Enumerable.Range(0, 47).Select(i => Entry($"{i}", i % 3 == 0 ? "Food" : "Foodbank", stamp: i % 5)));
        var ids = Enumerable.Range(0, 10).SelectMany(page => index.Query(Ask("food") with { Offset = page * 5, Limit = 5 }).Ids).ToList();
        Assert.Equal(47, ids.Count);
        Assert.Equal(47, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(-5, 2, 2)]
    [InlineData(0, -1, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(1, int.MaxValue, 2)]
    public void Query_OddPages_AreNoError(int offset, int limit, int found)
    {
        using var index = Holding("Housing a", "Housing b", "Housing c");
        var result = index.Query(Ask("housing") with { Offset = offset, Limit = limit });
        Assert.Equal(found, result.Ids.Count);
        Assert.Equal(3, result.Total);
    }

    [Fact]
    public void Put_WrongNumberOfTexts_Throws()
    {
        using var index = NewIndex();
        Assert.Throws<ArgumentException>(() => index.Put(new("1", Here, ["only one"], [], 0)));
    }
}
