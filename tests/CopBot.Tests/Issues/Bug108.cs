using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>A card in a group that became a supergroup is gone for the bot; each later change of it was tried in vain all the same.</summary>
public sealed class Bug108
{
    [Fact]
    public async Task Card_InAGroupThatMoved_IsTriedOnce()
    {
        var key = new CardKey("script", "1");
        var script = Script.Echo();
        script.Commands["card"] = text => Reply.Of(new PostCard(key, Html.Of(text), Keyboard.None));
        script.Commands["refresh"] = text => Reply.Of(new RefreshCard(key, Html.Of(text), Keyboard.None));
        await using var house = await SmallHouse.OpenAsync(script);
        await house.TakeAsync(People.Says(1, "card a"));
        await house.QuietAsync();
        var next = People.OtherGroup(1).Id;
        house.Telegram.Plan = (parcel, _) => parcel is not ChatParcel { Chat: var chat } ? null
            : chat == People.Group ? new Outcome.Moved(next)
            : new Outcome.MessageGone();
        await house.TakeAsync(People.Says(2, "refresh b"));
        await house.QuietAsync();
        await house.TakeAsync(People.Says(3, "refresh c"));
        await house.QuietAsync();

        Assert.Equal(["card a", "edit 101: b"], house.Telegram.Texts);
    }
}
