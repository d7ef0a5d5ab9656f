using CopBot.Benchmarks;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Questions;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.ServiceDirectory.Questions;

/// <summary>What is understood of a question.</summary>
public sealed class ReadingTests
{
    private static readonly AnsweringDirectory _directory = new(
    [
        Town(1, "Hanley", "Stoke-on-Trent", "ST1 3EJ"),
        Town(2, "Sale", "Trafford", "M33 7ZF"),
    ]);

    [Theory]
    [InlineData("hi all, does anyone know any good debt advice please? asking for a family", "debt advice", null)]
    [InlineData("who offers debt advice in Hanley?", "debt advice", "Hanley")]
    [InlineData("Anyone know a food bank near M33 4WE", "food bank", "M33 4WE")]
    [InlineData("food bank m334we", "food bank", "M33 4WE")]
    [InlineData("nappies st1", "nappies", "ST1")]
    [InlineData("food bank hanley", "food bank", "hanley")]
    [InlineData("Sale food bank", "food bank", "Sale")]
    [InlineData("choirs around Ashby de la Zouch?", "choirs", "Ashby de la Zouch")]
    [InlineData("counselling for people in Stoke-on-Trent", "counselling", "Stoke-on-Trent")]
    [InlineData("is there a jumble sale", "jumble sale", null)]
    [InlineData("help for someone in crisis", "crisis", null)]
    [InlineData("My client is in tears. Lives in Hanley. Who does debt advice?", "debt advice", "Hanley")]
    [InlineData("thanks!", "", null)]
    [InlineData("", "", null)]
    public void Question_HasATopicAndAPlace(string text, string topic, string? place)
    {
        var question = Read(text);
        Assert.Equal(topic, question.Topic);
        Assert.Equal(place, question.Place);
        Assert.Equal(topic.Length == 0, question.IsEmpty);
    }

    [Theory]
    [InlineData("football for under 16s", null, 15)]
    [InlineData("football u12s", null, 11)]
    [InlineData("counselling for my 14 year old", 14, 14)]
    [InlineData("counselling for a 14yo", 14, 14)]
    [InlineData("lunch club for over 60s", 60, null)]
    [InlineData("lunch club 55+", 55, null)]
    [InlineData("youth club for 11-16 year olds", 11, 16)]
    [InlineData("youth club ages 11 to 16", 11, 16)]
    [InlineData("lad 17 needs a hostel", 17, 17)]
    [InlineData("got a young man, 22, drinking heavily", 22, 22)]
    [InlineData("toddler group for a two year old", 2, 2)]
    public void Age_IsRead(string text, int? from, int? to) => Assert.Equal(new AskedAge(from, to), Read(text).Age);

    [Theory]
    [InlineData("She has just left prison, who helps with housing?", "housing")]
    [InlineData("couple on the rocks, anyone know of relationship counselling?", "relationship counselling")]
    [InlineData("grandad is lost since nan died, would love a befriender", "befriender")]
    [InlineData("somewhere for newly arrived asylum seekers", "asylum seekers")]
    [InlineData("my lad has autism, who can help?", "autism")]
    public void WhatIsTold_IsTheStoryOfWhatIsAsked(string text, string asked) =>
        Assert.Equal([asked], Read(text).Concepts.Where(c => c is { Kind: ConceptKind.Subject, IsStory: false }).Select(c => c.Written));

    [Theory]
    [InlineData("can anyone help someone who's lost her job and can't pay the rent", true)]
    [InlineData("has anyone lost a key?", false)]
    [InlineData("who lost their job lot of cakes at the meeting?", false)]
    public void Talk_InAGroup_IsToldApart(string text, bool asks) => Assert.Equal(asks, QuestionReader.AsksForAService(text, toTheBot: false));

    [Fact]
    public void WhenAtWhatCostAndHow_AreRead()
    {
        var question = Read("free yoga on a Saturday or Tuesday evening, online, in Polish");
        Assert.Equal([NodaTime.IsoDayOfWeek.Saturday, NodaTime.IsoDayOfWeek.Tuesday], question.Days);
        Assert.True(question is { InTheEvening: true, ForFree: true, Online: true, Language: "Polish" });
        Assert.Equal("yoga", question.Topic);
        Assert.Equal(2, Read("exercise at the weekend").Days.Length);
        Assert.True(Read("counselling over the phone").ByPhone);
        Assert.False(Read("help to get online").Online);
        Assert.False(Read("free school meals").ForFree);
        Assert.Null(Read("someone who speaks no English").Language);
    }

    [Fact]
    public void Audience_IsRead()
    {
        Assert.Equal(Audiences.Carers, Read("support for carers").Audience);
        Assert.Equal(Audiences.Veterans, Read("anything for veterans?").Audience);
        Assert.False(Read("anything for veterans?").IsEmpty);
    }

    [Fact]
    public void Abbreviations_ThatAreWordsToo_CountWithCapitals()
    {
        Assert.Contains(Read("school for kids with SEND").Concepts, c => c.Written == "SEND");
        Assert.DoesNotContain(Read("where can I send a hungry family?").Concepts, c => c.Written == "send");
    }

    [Fact]
    public void AnyText_IsReadInBoundedWords()
    {
        Gen.String[0, 4000].Each(text =>
        {
            var question = Read(text);
            Assert.True(question.Concepts.Length <= 8 && question.Topic.Length <= 80);
            QuestionReader.AsksForAService(text, toTheBot: true);
            _directory.Ask(text);
        }, count: 300);
        Assert.True(Read(string.Concat(Enumerable.Repeat("in near anyone know a ", 5000))).Concepts.Length <= 8);
        Assert.False(QuestionReader.AsksForAService(new string('?', 20_000), toTheBot: true));
    }

    private static ServiceQuestion Read(string text) => _directory.Reader.Read(text, TraffordServices.Community);

    private static Service Town(long id, string town, string area, string postcode) =>
        new(new ServiceId(id), TraffordServices.Community, "Advice", new Organization("Help"))
        {
            ServiceAreas = [new ServiceArea(area)],
            Locations = [new Location { City = town, PostalCode = postcode }],
        };
}
