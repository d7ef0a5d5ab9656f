using System.Text;
using System.Text.Json;

namespace CopBot.Tests.Support;

public sealed class WrittenTests
{
    [Fact]
    public void Says_FindsNamesValuesNumbersAndBytes()
    {
        var json = JsonSerializer.Serialize(new { Name = "Cleo & Co", Ids = new[] { 50002 }, Sealed = Encoding.UTF8.GetBytes($"{new string('.', 100)} a zebra") });
        Assert.True(Written.Says(json, "Sealed"));
        Assert.True(Written.Says(json, "Cleo & Co"));
        Assert.True(Written.Says(json, "50002"));
        Assert.True(Written.Says(json, "a zebra"));
        Assert.True(Written.Says(json, "A ZEBRA", StringComparison.OrdinalIgnoreCase));
        Assert.False(Written.Says(json, "A zebra"));
    }

    [Fact]
    public void Says_TakesLettersOfBase64ForNoWord()
    {
        var bytes = Convert.FromBase64String($"zebra{new string('A', 95)}");
        Assert.False(Written.Says(JsonSerializer.Serialize(new { Sealed = bytes }), "zebra"));
    }
}
