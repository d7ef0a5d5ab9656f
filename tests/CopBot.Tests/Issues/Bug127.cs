using System.Text.Json;
using CopBot.Pictures;

namespace CopBot.Tests.Issues;

/// <summary>
/// A picture that waits to be drawn is written down without what stands at its default; "no shares" was taken for one, so digests and surveys
/// were drawn with shares of a whole that there was not.
/// </summary>
public sealed class Bug127
{
    [Fact]
    public void ARankedVoteThatIsNotDecided_IsNone_AfterItWasWrittenDown()
    {
        var rounds = new RankedRounds("Which?", [new RankedOption("This", [1], HasWon: true), new RankedOption("That", [0])], 1, "") { IsDecided = false };
        var written = JsonSerializer.Serialize(new DrawAndSend(rounds, "vote.png", new CopBot.Conversation.ChatId(1), "words"), PicturesJson.Default.DrawAndSend);
        var read = (RankedRounds)JsonSerializer.Deserialize(written, PicturesJson.Default.DrawAndSend)!.Picture;
        Assert.False(read.IsDecided);
        Assert.DoesNotContain("wins", read.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public void APictureWithoutShares_HasNone_AfterItWasWrittenDown()
    {
        var chart = new BarChart("Which?", [new Bar("This", 3)], 4, "") { HasShares = false };
        var written = JsonSerializer.Serialize(new DrawAndSend(chart, "chart.png", new CopBot.Conversation.ChatId(1), "words"), PicturesJson.Default.DrawAndSend);
        var read = (BarChart)JsonSerializer.Deserialize(written, PicturesJson.Default.DrawAndSend)!.Picture;
        Assert.False(read.HasShares);
        Assert.DoesNotContain("%", read.Words(), StringComparison.Ordinal);
        Assert.True(((BarChart)JsonSerializer.Deserialize(written.Replace("\"HasShares\":false", "\"HasShares\":true", StringComparison.Ordinal), PicturesJson.Default.DrawAndSend)!.Picture).HasShares);
    }
}
