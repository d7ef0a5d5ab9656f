using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>
/// A card that is a file takes a change while it still waits to be sent. Where that change was longer than a caption may be,
/// Telegram refused the whole of it, and the file was lost.
/// </summary>
public sealed class Bug107
{
    [Fact]
    public async Task Edit_OfAFileThatWaits_IsCutToACaption()
    {
        var key = new CardKey("script", "1");
        var script = Script.Echo();
        script.Commands["file"] = text => Reply.Of(new SendKept(key, new Attachment(AttachmentKind.Document, new TelegramFile("id", "u")), Html.Of(text), Keyboard.None));
        script.Commands["refresh"] = _ => Reply.Of(new RefreshCard(key, $"<b>{new string('n', 3000)}</b>", Keyboard.None));
        await using var house = await SmallHouse.OpenAsync(script);
        var hold = new TaskCompletionSource();
        house.Telegram.Gate = parcel => parcel is TextParcel ? hold.Task : null;
        await house.TakeAsync(People.Says(1, "say first"), People.Says(2, "file short"), People.Says(3, "refresh"));
        hold.SetResult();
        await house.QuietAsync();

        var file = Assert.IsType<KeptFileParcel>(house.Telegram.Attempts[^1]);
        Assert.Equal(HtmlSplitting.CaptionLimit, Html.FromMarkup(file.Content.Markup).VisibleLength());
        Assert.EndsWith("</b>", file.Content.Markup, StringComparison.Ordinal);
        Assert.Equal(2, house.Telegram.Attempts.Count);
    }
}
