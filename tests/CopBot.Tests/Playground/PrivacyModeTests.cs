using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/features#privacy-mode.</summary>
public sealed class PrivacyModeTests : PlaygroundTest
{
    private int _seen;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _seen = World.PastUpdates.Count;
    }

    [Theory]
    [InlineData("Good morning all", false)]
    [InlineData("/find housing", true)]
    [InlineData("/find@CopBot housing", true)]
    [InlineData("/find@OtherBot housing", false)]
    [InlineData("@CopBot what about housing?", true)]
    [InlineData("@copbot in small letters", true)]
    [InlineData("@amara look at this", false)]
    public void AGroupMessage_IsHeardOnlyIfMeantForTheBot(string text, bool heard)
    {
        World.Say(Bryn, Group, text);
        Assert.Equal(heard, World.PastUpdates.Count > _seen);
    }

    [Fact]
    public async Task ARepliesToTheBot_IsHeard()
    {
        await SendAsync("What is it called?");
        World.Say(Bryn, Group, "Housing guide", Group.Messages[^1]);
        Assert.True(World.PastUpdates.Count > _seen);
    }

    // "Replies to any messages implicitly or explicitly meant for this bot."
    [Fact]
    public void AReplyToACommand_IsHeard()
    {
        var asked = World.Say(Bryn, Group, "/share");
        var before = World.PastUpdates.Count;
        World.Say(Amara, Group, "which one?", asked);
        Assert.Equal(before + 1, World.PastUpdates.Count);
    }

    [Fact]
    public void AReplyToAPerson_IsNot()
    {
        var said = World.Say(Bryn, Group, "Hello");
        World.Say(Amara, Group, "Hello you", said);
        Assert.Equal(_seen, World.PastUpdates.Count);
    }

    // A caption is the same field as a text in Telegram's own protocol.
    [Theory]
    [InlineData("/share The guide", true)]
    [InlineData("The guide", false)]
    [InlineData(null, false)]
    public void ACaption_CountsLikeAText(string? caption, bool heard)
    {
        World.SendFile(Bryn, Group, FileKind.Document, "guide.pdf", "x"u8.ToArray(), caption: caption);
        Assert.Equal(heard, World.PastUpdates.Count > _seen);
    }

    [Fact]
    public void AnAdministrator_HearsEverything()
    {
        World.SetBotAdmin(Group, admin: true, Amara);
        var before = World.PastUpdates.Count;
        World.Say(Bryn, Group, "Good morning all");
        Assert.Equal(before + 1, World.PastUpdates.Count);
    }

    [Fact]
    public void WithPrivacyModeOff_TheBotHearsEverything()
    {
        World.Bot.SeesAllMessages = true;
        World.Say(Bryn, Group, "Good morning all");
        Assert.True(World.PastUpdates.Count > _seen);
    }

    [Fact]
    public void ServiceMessages_AreAlwaysHeard()
    {
        World.Join(Group, World.AddPerson("Chloe"));
        Assert.True(World.PastUpdates.Count > _seen);
    }

    [Fact]
    public void AnEdit_IsHeardByTheSameRule()
    {
        var said = World.Say(Bryn, Group, "/share one");
        World.Edit(said, "/share two");
        Assert.Equal("edited_message", World.PastUpdates[^1].Type);
        var before = World.PastUpdates.Count;
        World.Edit(World.Say(Bryn, Group, "Hello"), "Hello!");
        Assert.Equal(before, World.PastUpdates.Count);
    }

    [Fact]
    public void AfterRemoval_NothingIsHeard()
    {
        World.RemoveBot(Group, Amara);
        var before = World.PastUpdates.Count;
        World.Say(Bryn, Group, "/find housing");
        Assert.Equal(before, World.PastUpdates.Count);
    }
}
