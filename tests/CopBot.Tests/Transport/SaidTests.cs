using CopBot.Conversation;
using static CopBot.Tests.Transport.Support.Updates;

namespace CopBot.Tests.Transport;

public sealed class SaidTests
{
    [Fact]
    public void Message_WithText_IsSaid()
    {
        var said = Translate<Said>(Message(""" "text":"Good morning" """));
        Assert.Equal(7001, said.Update!.Value.Value);
        Assert.Equal(new Person(new(11), "Ada Byron", "ada"), said.Person);
        Assert.Equal(new Chat(new(-1001234567890), ChatKind.Supergroup, "Family Support CoP"), said.Chat);
        Assert.Equal(new MessageId(42), said.Message);
        Assert.Equal("Good morning", said.Text);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780000000), said.SentAt);
        Assert.Null(said.Command);
        Assert.Null(said.Topic);
        Assert.False(said.Edited);
        Assert.False(said.ToTheBot);
        Assert.Contains("\"text\":\"Good morning\"", said.Original!(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/find", 5, "find", "")]
    [InlineData("/find  debt advice \\n more ", 5, "find", "debt advice \n more")]
    [InlineData("/Find@COP_bot x", 13, "find", "x")]
    [InlineData("/share 👩‍👩‍👧 https://example.org", 6, "share", "👩‍👩‍👧 https://example.org")]
    public void Message_WithACommandForUs_HasIt(string text, int length, string name, string arguments)
    {
        var said = Translate<Said>(Message($$""" "text":"{{text}}","entities":[{"type":"bot_command","offset":0,"length":{{length}}}] """));
        Assert.Equal(new Command(name, arguments), said.Command);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("edited_message")]
    public void Message_WithACommandForAnotherBot_IsNothingToUs(string kind) => Translate<Ignored>(Message(
        """ "text":"/find@OtherBot x","entities":[{"type":"bot_command","offset":0,"length":14}] """, kind: kind));

    [Theory]
    [InlineData(""" "text":"see /find","entities":[{"type":"bot_command","offset":4,"length":5}] """)]
    [InlineData(""" "text":"/find" """)]
    [InlineData(""" "text":"/find","entities":[{"type":"bot_command","offset":0,"length":99}] """)]
    [InlineData(""" "text":"/find","entities":[{"type":"bot_command","offset":0,"length":5}],"via_bot":{"id":123456,"is_bot":true,"first_name":"C"} """)]
    [InlineData(""" "text":"/find","entities":[{"type":"bot_command","offset":0,"length":5}],"forward_origin":{"type":"hidden_user","date":1,"sender_user_name":"X"} """)]
    public void Message_ThatOnlyLooksLikeACommand_HasNone(string rest) => Assert.Null(Translate<Said>(Message(rest)).Command);

    [Fact]
    public void Caption_WithACommand_HasItAndTheFile()
    {
        var said = Translate<Said>(Message("""
            "caption":"/share Form #debt","caption_entities":[{"type":"bot_command","offset":0,"length":6},{"type":"hashtag","offset":12,"length":5}],
            "document":{"file_id":"F1","file_unique_id":"U1","file_name":"form.pdf","mime_type":"application/pdf","file_size":2048}
            """));
        Assert.Equal(new Command("share", "Form #debt"), said.Command);
        Assert.Equal("/share Form #debt", said.Text);
        Assert.Equal(new Attachment(AttachmentKind.Document, new("F1", "U1"), "form.pdf", 2048), said.Attachment);
    }

    // The flag is two units each side of the text: offsets count UTF-16 units.
    [Fact]
    public void Links_AfterEmoji_AreCutAtTheRightPlaces()
    {
        var said = Translate<Said>(Message("""
            "text":"🇬🇧 👍🏽 https://Example.org/a?b=c#d and here, www.shelter.org.uk, me@example.org, ftp://x.org",
            "entities":[{"type":"url","offset":10,"length":27},{"type":"text_link","offset":42,"length":4,"url":"https://hidden.example/"},
              {"type":"url","offset":48,"length":18},{"type":"email","offset":68,"length":14},{"type":"url","offset":84,"length":11},
              {"type":"text_link","offset":42,"length":4,"url":"tg://user?id=1"}]
            """));
        Assert.Equal(["https://Example.org/a?b=c#d", "https://hidden.example/", "www.shelter.org.uk"], said.Links);
    }

    [Fact]
    public void Links_OutOfTheText_AreLeftOut() => Assert.Empty(Translate<Said>(Message("""
        "text":"short","entities":[{"type":"url","offset":3,"length":9},{"type":"url","offset":-1,"length":2},{"type":"url","offset":2147483647,"length":2147483647}]
        """)).Links);

    [Theory]
    [InlineData(""" "photo":[{"file_id":"S","file_unique_id":"s","width":90,"height":60,"file_size":1},{"file_id":"L","file_unique_id":"l","width":900,"height":600,"file_size":9}] """, AttachmentKind.Photo, "L")]
    [InlineData(""" "voice":{"file_id":"V","file_unique_id":"v","duration":3} """, AttachmentKind.Voice, "V")]
    [InlineData(""" "video":{"file_id":"V","file_unique_id":"v","width":1,"height":1,"duration":3} """, AttachmentKind.Video, "V")]
    [InlineData(""" "video_note":{"file_id":"N","file_unique_id":"v","length":1,"duration":3} """, AttachmentKind.Video, "N")]
    [InlineData(""" "audio":{"file_id":"A","file_unique_id":"v","duration":3,"title":"Song"} """, AttachmentKind.Audio, "A")]
    [InlineData(""" "animation":{"file_id":"G","file_unique_id":"v","width":1,"height":1,"duration":3},"document":{"file_id":"D","file_unique_id":"v"} """, AttachmentKind.Video, "G")]
    public void Attachment_OfEachKind_IsTheBestOne(string rest, object kind, string file)
    {
        var attachment = Translate<Said>(Message(rest)).Attachment;
        Assert.Equal((kind, file), (attachment?.Kind, attachment?.File.Id));
    }

    [Theory]
    [InlineData(""" "sticker":{"file_id":"G","file_unique_id":"v","type":"regular","width":1,"height":1,"is_animated":false,"is_video":false} """)]
    [InlineData(""" "location":{"longitude":1.0,"latitude":51.5} """)]
    public void Message_WithoutWords_IsSaidWithNone(string rest)
    {
        var said = Translate<Said>(Message(rest));
        Assert.Equal(("", null), (said.Text, said.Attachment));
    }

    [Fact]
    public void Reply_ToSomebody_CarriesWhatTheySaid()
    {
        var said = Translate<Said>(Message($$"""
            "text":"thanks","reply_to_message":{"message_id":40,"from":{{Bo}},"chat":{{Group}},"date":1,"text":"https://a.example",
              "entities":[{"type":"url","offset":0,"length":17}] }
            """));
        Assert.Equal(new MessageId(40), said.ReplyTo!.Message);
        Assert.Equal("Bo", said.ReplyTo.Author!.Name);
        Assert.Equal(["https://a.example"], said.ReplyTo.Links);
        Assert.False(said.ReplyTo.IsFromBot);
        Assert.False(said.ToTheBot);
    }

    [Fact]
    public void Reply_ToUs_IsToTheBot()
    {
        var said = Translate<Said>(Message($$"""
            "text":"yes","reply_to_message":{"message_id":0,"ephemeral_message_id":5,"from":{{Us}},"chat":{{Group}},"date":1,"text":"Which?"}
            """));
        Assert.True(said.ToTheBot);
        Assert.True(said.ReplyTo!.IsFromBot);
        Assert.True(said.ReplyTo.IsEphemeral);
        Assert.Null(said.ReplyTo.Author);
    }

    [Fact]
    public void Topic_OfAForum_IsKeptAndItsFirstMessageIsNoReply()
    {
        var said = Translate<Said>(Message($$"""
            "text":"hi","is_topic_message":true,"message_thread_id":7,
            "reply_to_message":{"message_id":7,"from":{{Us}},"chat":{{Group}},"date":1,"is_topic_message":true,"message_thread_id":7,
              "forum_topic_created":{"name":"Housing","icon_color":1} }
            """));
        Assert.Equal(new TopicId(7), said.Topic);
        Assert.Null(said.ReplyTo);
        Assert.False(said.ToTheBot);
    }

    [Fact]
    public void Thread_OfAnOrdinaryGroup_IsNoTopicAndItsFirstMessageIsAReply()
    {
        var said = Translate<Said>(Message($$"""
            "text":"hi","message_thread_id":7,"reply_to_message":{"message_id":7,"from":{{Bo}},"chat":{{Group}},"date":1,"text":"a"}
            """));
        Assert.Null(said.Topic);
        Assert.Equal(new MessageId(7), said.ReplyTo!.Message);
    }

    [Fact]
    public void Mentions_OfUsAndOthers_AreTold()
    {
        var said = Translate<Said>(Message($$"""
            "text":"@COP_Bot ask Bo","entities":[{"type":"mention","offset":0,"length":8},{"type":"text_mention","offset":13,"length":2,"user":{{Bo}} }]
            """));
        Assert.True(said.ToTheBot);
        Assert.Equal([new Person(new(12), "Bo")], said.Mentioned);
        Assert.False(Translate<Said>(Message(""" "text":"@cop_bot2","entities":[{"type":"mention","offset":0,"length":9}] """)).ToTheBot);
    }

    [Fact]
    public void Private_IsToTheBot()
    {
        var said = Translate<Said>(Message(""" "text":"hi" """, chat: Private));
        Assert.True(said.ToTheBot);
        Assert.Equal(new Chat(new(11), ChatKind.Private, "Ada Byron"), said.Chat);
    }

    [Fact]
    public void Edited_KeepsWhenItWasSent()
    {
        var said = Translate<Said>(Message(""" "edit_date":1780000100,"text":"hi" """, kind: "edited_message"));
        Assert.True(said.Edited);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1780000000), said.SentAt);
    }

    [Fact]
    public void AnonymousAdministrator_IsSomeFacilitator()
    {
        var said = Translate<Said>(Message($$""" "sender_chat":{{Group}},"author_signature":"Chair","text":"hi" """, from: AnonymousBot));
        Assert.Equal(new Person(new(1087968824), "A facilitator"), said.Person);
    }

    [Fact]
    public void External_ReplyAndForward_AreJustSaid() => Assert.Equal("x", Translate<Said>(Message("""
        "text":"x","external_reply":{"origin":{"type":"user","date":1,"sender_user":{"id":5,"is_bot":false,"first_name":"Z"}},"message_id":3},
        "forward_origin":{"type":"channel","date":1,"chat":{"id":-1003,"type":"channel","title":"C"},"message_id":4}
        """)).Text);

    [Theory]
    [InlineData(OtherBot, Group, "")]
    [InlineData(Us, Group, "")]
    [InlineData(Ada, Channel, "")]
    [InlineData(Ada, Group, "\"sender_chat\":" + Channel + ",\"is_automatic_forward\":true,")]
    [InlineData(Ada, Group, "\"sender_chat\":" + Channel + ",")]
    public void Message_OfABotOrChannel_IsNothing(string from, string chat, string sender) =>
        Translate<Ignored>(Message(sender + "\"text\":\"x\"", from, chat));
}
