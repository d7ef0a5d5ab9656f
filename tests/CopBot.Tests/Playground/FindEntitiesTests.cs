using CopBot.Playground.Markup;

namespace CopBot.Tests.Playground;

/// <summary>What Telegram recognises by itself (core.telegram.org/bots/api#messageentity); the edges as observed.</summary>
public sealed class FindEntitiesTests
{
    [Theory]
    [InlineData("/share x", "bot_command:/share")]
    [InlineData("/share@CopBot x", "bot_command:/share@CopBot")]
    [InlineData("see /help, please", "bot_command:/help")]
    [InlineData("and/or", "")]
    [InlineData("https://example.org/a/b?c=d#e", "url:https://example.org/a/b?c=d#e")]
    [InlineData("(see https://example.org/a).", "url:https://example.org/a")]
    [InlineData("https://example.org/a_(b)", "url:https://example.org/a_(b)")]
    [InlineData("example.org/path is bare", "url:example.org/path")]
    [InlineData("file.txt is none", "")]
    [InlineData("http://localhost/x is none", "")]
    [InlineData("#housing and #young_carers", "hashtag:#housing hashtag:#young_carers")]
    [InlineData("#123 no, #a1 yes", "hashtag:#a1")]
    [InlineData("#café #日本", "hashtag:#café hashtag:#日本")]
    [InlineData("@amara hello", "mention:@amara")]
    [InlineData("mail a.b@example.org", "email:a.b@example.org")]
    [InlineData("C#sharp", "")]
    public void Typed_FindsWhatTelegramFinds(string text, string found)
    {
        var typed = FormattedText.Typed(text);
        Assert.Equal(found, string.Join(' ', typed.Entities.Select(e => $"{e.Type}:{typed.Part(e)}")));
    }

    [Fact]
    public void NothingIsFoundInCodeAndLinks()
    {
        var text = FindEntities.In(HtmlReader.Read("<code>/share #x</code> <a href=\"https://example.org/\">/find</a> <b>/help</b>").Text!);
        Assert.Equal(["code", "text_link", "bold", "bot_command"], text.Entities.Select(e => e.Type));
    }
}
