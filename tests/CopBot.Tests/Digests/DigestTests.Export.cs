using CopBot.Playground.Worlds;
using CopBot.Tests.Meetings;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Digests;

public sealed partial class DigestTests
{
    [Fact]
    public async Task Export_GivesFourFiles_WithoutNames()
    {
        await _house.SayAsync(_house.Bryn, _house.Group, "/recent");
        await _house.SayPrivatelyAsync(_house.Amara, "/action Bryn to send the form by 3 December");
        await ShareAsync("/share https://example.org/one First guide");
        var files = await _house.SayPrivatelyAsync(_house.Amara, "/export digest");
        Assert.Equal(["digest-2026-11-24.docx", "digest-2026-11-24.md", "digest-2026-11-24.html", "digest-2026-11-24.txt"], files.Select(f => f.File!.Name));
        foreach (var name in new[] { "digest-2026-11-24.md", "digest-2026-11-24.html", "digest-2026-11-24.txt" })
        {
            var text = System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name == name).File!.Stored.Bytes.Span);
            Assert.Contains("First guide", text, StringComparison.Ordinal);
            Assert.Contains("send the form", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bryn", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_SaysWhichMonth_HasThePagesAddresses_NoCommandsAndNoThanks_AndTheMeetingToCome()
    {
        await _house.NewMeetingAsync();
        await ShareAsync("/share https://example.org/one First guide");
        await _house.SayAsync(_house.Ewa, _house.Group, "/recent");
        await _house.SayPrivatelyAsync(_house.Ewa, "/help");
        await _house.SayAsync(_house.Bryn, _house.Group, "/thanks Ewa for the lift");
        await _house.PressAsync(_house.Ewa, LastPrivate(_house.Ewa), "Yes, show it");
        Assert.Contains("for the lift", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        await UntilAsync(new DateTimeOffset(2026, 12, 20, 10, 0, 0, TimeSpan.Zero));
        var files = await _house.SayPrivatelyAsync(_house.Amara, "/export digest");
        Assert.All(files, f => Assert.StartsWith("digest-2026-11.", f.File!.Name, StringComparison.Ordinal));
        Assert.All(files, f => Assert.Equal("Family Support CoP: digest of November 2026", f.Text));
        var html = Read("html");
        Assert.DoesNotContain("lift", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/one\"", html, StringComparison.Ordinal);
        Assert.Contains("Tue 5 January 2027", Read("txt"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tue 1 December 2026", Read("txt"), StringComparison.Ordinal);

        string Read(string ending) => System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name!.EndsWith($".{ending}", StringComparison.Ordinal)).File!.Stored.Bytes.Span);
    }

    [Fact]
    public async Task Export_NamesNoCommands()
    {
        var rows = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"Service {i},Help {i}"));
        var card = Assert.Single(await _house.SendFileAsync(_house.Amara, _house.Group, FileKind.Document, "services.csv", "/import", System.Text.Encoding.UTF8.GetBytes($"name,organisation\n{rows}")));
        await _house.PressAsync(_house.Amara, card, "Import");
        Assert.Contains("12 new services in the directory: /services", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        var files = await _house.SayPrivatelyAsync(_house.Amara, "/export digest");
        var text = System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name!.EndsWith(".txt", StringComparison.Ordinal)).File!.Stored.Bytes.Span);
        Assert.Contains("* 12 new services in the directory\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/services", text, StringComparison.Ordinal);
    }
}
