using CopBot.Conversation;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using static CopBot.Tests.Transport.Support.Updates;

namespace CopBot.Tests.Transport;

public sealed class UpdateTranslatorTests
{
    private static readonly Chat _group = new(new(-1001234567890), ChatKind.Supergroup, "Family Support CoP");

    [Theory]
    [InlineData("""{"location":{"latitude":53.02,"longitude":-2.17},"title":"Dudson Centre","address":"Hope Street"}""", "Dudson Centre", "Hope Street")]
    [InlineData(null, "", "")]
    public void Said_WithAPlace_KnowsWhereItIs(string? venue, string name, string address)
    {
        var said = Translate<Said>($$"""
            {"update_id":1,"message":{"message_id":9,"from":{{Ada}},"chat":{{Group}},"date":5,"location":{"latitude":53.02,"longitude":-2.17}{{(venue is null ? "" : ",\"venue\":" + venue)}} } }
            """);
        Assert.Equal(new Spot(53.02, -2.17, name, address), said.Spot! with { Latitude = Math.Round(said.Spot.Latitude, 5), Longitude = Math.Round(said.Spot.Longitude, 5) });
    }

    [Fact]
    public void Press_OnOurMessage_KnowsIt()
    {
        var pressed = Translate<Pressed>($$"""
            {"update_id":1,"callback_query":{"id":"Q1","from":{{Ada}},"chat_instance":"1","data":"res.use:14",
              "message":{"message_id":9,"from":{{Us}},"chat":{{Group}},"date":5,"text":"card","is_topic_message":true,"message_thread_id":3} } }
            """);
        Assert.Equal(("Q1", "res.use:14", new MessageId(9), null, new TopicId(3)),
            (pressed.PressId, pressed.Data, pressed.Message, pressed.Ephemeral, pressed.Topic));
        Assert.Equal(_group, pressed.Chat);
    }

    [Fact]
    public void Press_OnAMessageTooOldToBeShown_StillKnowsItsNumber() => Assert.Equal(new MessageId(9), Translate<Pressed>($$"""
        {"update_id":1,"callback_query":{"id":"Q1","from":{{Ada}},"chat_instance":"1","data":"x","message":{"message_id":9,"chat":{{Group}},"date":0} } }
        """).Message);

    [Fact]
    public void Press_OnAnEphemeralMessage_KnowsItsNumber()
    {
        var pressed = Translate<Pressed>($$"""
            {"update_id":1,"callback_query":{"id":"Q1","from":{{Ada}},"chat_instance":"1","data":"x",
              "message":{"message_id":0,"ephemeral_message_id":77,"receiver_user":{{Ada}},"from":{{Us}},"chat":{{Group}},"date":5,"text":"t"} } }
            """);
        Assert.Equal((null, 77), (pressed.Message, pressed.Ephemeral));
    }

    [Fact]
    public void Press_OnAnInlineMessage_IsPrivateAndHasNoMessage()
    {
        var pressed = Translate<Pressed>($$"""
            {"update_id":1,"callback_query":{"id":"Q1","from":{{Ada}},"inline_message_id":"I","chat_instance":"1","data":"x"} }
            """);
        Assert.Null(pressed.Message);
        Assert.Equal(new Chat(new(11), ChatKind.Private, "Ada Byron"), pressed.Chat);
    }

    [Fact]
    public void Press_WithoutData_IsNothing() => Translate<Ignored>($$"""
        {"update_id":1,"callback_query":{"id":"Q1","from":{{Ada}},"inline_message_id":"I","chat_instance":"1","game_short_name":"x"} }
        """);

    [Fact]
    public void InlineQuery_IsSearched()
    {
        var searched = Translate<Searched>($$"""
            {"update_id":1,"inline_query":{"id":"S1","from":{{Ada}},"chat_type":"group","query":"housing","offset":"5"} }
            """);
        Assert.Equal(("S1", "housing", "5"), (searched.QueryId, searched.Text, searched.Offset));
    }

    [Theory]
    [InlineData("left", "member", Standing.Out, Standing.Member)]
    [InlineData("member", "administrator", Standing.Member, Standing.Administrator)]
    [InlineData("administrator", "kicked", Standing.Administrator, Standing.Out)]
    [InlineData("creator", "left", Standing.Administrator, Standing.Out)]
    public void OwnStanding_Changed_IsTold(string before, string after, object from, object to)
    {
        var changed = Translate<BotStandingChanged>(Standings("my_chat_member", Us, Member(before, Us), Member(after, Us)));
        Assert.Equal((from, to, "Ada Byron"), (changed.Before, changed.After, changed.By.Name));
    }

    [Theory]
    [InlineData("\"is_member\":true", Standing.Member)]
    [InlineData("\"is_member\":false", Standing.Out)]
    public void Standing_OfTheRestricted_IsWhetherTheyAreThere(string rest, object standing)
    {
        var changed = Translate<StandingChanged>(Standings("chat_member", Bo, Member("member", Bo), $$"""{"status":"restricted","user":{{Bo}},{{rest}},"until_date":0}"""));
        Assert.Equal((standing, "Bo"), (changed.After, changed.Person.Name));
    }

    [Fact]
    public void Standing_OfBotsAndInChannels_IsNothing()
    {
        Translate<Ignored>(Standings("chat_member", OtherBot, Member("left", OtherBot), Member("member", OtherBot)));
        Translate<Ignored>(Standings("my_chat_member", Us, Member("left", Us), Member("administrator", Us), Channel));
    }

    [Fact]
    public void NewMembers_Together_AreSeveral()
    {
        var several = Translate<Several>(Message($$""" "new_chat_members":[{{Us}},{{Ada}},{{OtherBot}},{{Bo}}] """));
        Assert.Equal([("Ada Byron", null, Standing.Member), ("Bo", null, Standing.Member)],
            several.Parts.Cast<StandingChanged>().Select(p => (p.Person.Name, p.Before, p.After)));
    }

    [Fact]
    public void NewMember_Alone_IsOne() =>
        Assert.Equal("Bo", Translate<StandingChanged>(Message($$""" "new_chat_members":[{{Bo}}] """)).Person.Name);

    [Fact]
    public void LeftMember_IsOut() => Assert.Equal(Standing.Out, Translate<StandingChanged>(Message($$""" "left_chat_member":{{Bo}} """)).After);

    [Fact]
    public void OurselvesComingAndGoing_AreLeftToOurOwnStanding()
    {
        Translate<Ignored>(Message($$""" "new_chat_members":[{{Us}}] """));
        Translate<Ignored>(Message($$""" "left_chat_member":{{Us}} """));
    }

    [Fact]
    public void Upgrade_ToASupergroup_IsToldFromBothSides()
    {
        var moved = (new ChatId(-500), new ChatId(-1001234567890));
        var left = Translate<ChatMoved>(Message(""" "migrate_to_chat_id":-1001234567890 """, chat: Small));
        var came = Translate<ChatMoved>(Message(""" "migrate_from_chat_id":-500 """, from: AnonymousBot));
        Assert.Equal((moved, moved), ((left.From, left.To), (came.From, came.To)));
    }

    [Fact]
    public void NewTitle_IsRenamed() =>
        Assert.Equal("New name", Translate<ChatRenamed>(Message(""" "new_chat_title":" New\nname " """)).Chat.Title);

    [Theory]
    [InlineData(""" "pinned_message":{"message_id":1,"date":0,"chat":{"id":-1001234567890,"type":"supergroup"}} """)]
    [InlineData(""" "forum_topic_created":{"name":"x","icon_color":1} """)]
    [InlineData(""" "group_chat_created":true """)]
    [InlineData(""" "something_from_the_future":{"a":1} """)]
    public void ServiceMessages_AreNothing(string rest) => Translate<Ignored>(Message(rest));

    [Theory]
    [InlineData("channel_post")]
    [InlineData("business_message")]
    [InlineData("guest_message")]
    public void OtherKinds_AreNothing(string kind) => Translate<Ignored>(Message(""" "text":"x" """, kind: kind));

    [Fact]
    public void KindsFromTheFuture_AreNothing() => Translate<Ignored>("""{"update_id":1,"thought":{"of":"something"}}""");

    // A kind of member that Telegram.Bot does not know makes its reader throw.
    [Fact]
    public void Update_ThatCannotBeRead_IsSetAsideWithWhatTheOperatorNeeds()
    {
        var aside = Translate<Untranslatable>(Standings("chat_member", Bo, Member("member", Bo), Member("ghost", Bo)));
        Assert.Equal(new UpdateId(1), aside.Update);
        Assert.Contains("\"update_id\":1", aside.Original!(), StringComparison.Ordinal);
        Assert.Contains("{\"status\":\"ghost\",\"user\":{\"id\":\"Number\"", aside.Original(), StringComparison.Ordinal);
        Assert.StartsWith("System.Text.Json.JsonException", aside.Error, StringComparison.Ordinal);
    }

    // Neither what was written, nor names, nor whose it is: also where the exception quotes what it stumbled over.
    [Theory]
    [InlineData("""{"update_id":7,"message":{"message_id":1,"date":"Zebra","chat":{"id":4711,"type":"private","first_name":"Zebra"},"from":{"id":4711,"first_name":"Zebra"},"text":"Zebra is ill"}}""")]
    [InlineData("""{"update_id":7,"message":{"message_id":1,"date":1,"chat":{"id":4711,"type":"Zebra","first_name":"Zebra"},"text":["Zebra"],"Zebra":1}}""")]
    [InlineData("""{"update_id":7,"message":"Zebra 4711"}""")]
    [InlineData("""{"update_id":7,"chat_member":{"chat":{"id":-4711,"type":"group","title":"Zebra"},"date":1}}""")]
    public void Update_ThatCannotBeRead_IsKeptWithoutWhatPeopleWrote(string json)
    {
        var aside = Translate<Untranslatable>(json);
        Assert.Contains("\"update_id\":7", aside.Original!(), StringComparison.Ordinal);
        foreach (var kept in new[] { aside.Original(), aside.Error })
        {
            Assert.DoesNotContain("Zebra", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", kept, StringComparison.Ordinal);
        }

        Assert.Contains("Exception", aside.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_ThatBreaksTheTranslator_IsSetAsideAndLoggedWithoutItsText()
    {
        var log = new LogLines();
        var broken = new UpdateTranslator(Known.Bot(), log.For<UpdateTranslator>())
            .Translate(Receive("""{"update_id":5,"chat_member":{"chat":{"id":-1,"type":"group","title":"Sec ret"},"date":1}}"""));
        Assert.Equal(new UpdateId(5), Assert.IsType<Untranslatable>(broken).Update);
        var line = Assert.Single(log.Lines);
        Assert.Contains("5", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec ret", line, StringComparison.Ordinal);
    }

    private static string Member(string status, string user) => $$"""{"status":"{{status}}","user":{{user}},"until_date":0}""";

    private static string Standings(string kind, string who, string before, string after, string chat = Group)
    {
        Assert.Contains(who, after, StringComparison.Ordinal);
        return $$"""{"update_id":1,"{{kind}}":{"chat":{{chat}},"from":{{Ada}},"date":1,"old_chat_member":{{before}},"new_chat_member":{{after}} } }""";
    }
}
