using CopBot.Conversation;

namespace CopBot.Tests.Issues;

/// <summary>A theme with something in it that is no character at all, such as U+FFFE, broke the handler instead of being no theme.</summary>
public sealed class Bug109
{
    [Theory]
    [InlineData("hous\uFFFEing")]
    [InlineData("\uFFFE")]
    [InlineData("#\uD800")]
    [InlineData("\uFFFF")]
    public void Normalise_WhatIsNoCharacter_IsNoTheme(string text) => Assert.Null(Hashtags.Normalise(text));

    [Fact]
    public void Normalise_OfWordsAndMarks_IsOneSpelling() => Assert.Equal("caf\u00E9", Hashtags.Normalise("#Cafe\u0301"));
}
