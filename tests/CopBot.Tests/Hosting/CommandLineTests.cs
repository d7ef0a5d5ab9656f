using CopBot.Tests.Support;

namespace CopBot.Tests.Hosting;

/// <summary>CopBot as it is called: each test is a process of its own.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--Telegram:Limits:PerSecond=many")]
    [InlineData("--Telegram:Token=nonsense")]
    [InlineData("--Storage:Pfad=data")]
    [InlineData("frobnicate")]
    [InlineData("backup")]
    [InlineData("restore", "no-such-file.db")]
    [InlineData("updates", "all")]
    public async Task WhatCannotWork_EndsWithOneSentenceAndNotZero(params string[] arguments)
    {
        using var folder = new TempFolder();
        var (code, output, errors) = await BotProcess.RunAsync(folder.Path, arguments);

        Assert.Equal(1, code);
        Assert.Empty(output);
        var sentence = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Trim();
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--version", "CopBot 0.")]
    [InlineData("--help", "CopBot backup <folder>")]
    public async Task WhatIsAsked_IsAnswered(string argument, string answer)
    {
        using var folder = new TempFolder();
        var (code, output, errors) = await BotProcess.RunAsync(folder.Path, argument);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(answer, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DataFolderThatCannotBeMade_IsNamed()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("data"), "a file", TestContext.Current.CancellationToken);
        var (code, _, errors) = await BotProcess.RunAsync(folder.Path, "--Telegram:Token=1:a", "--Telegram:ApiUrl=http://127.0.0.1:9");
        Assert.Equal(1, code);
        Assert.StartsWith("Storage:Path is 'data', but", errors, StringComparison.Ordinal);
    }
}
