using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Tests.Time;

public sealed class GoodTimeTests
{
    [Theory]
    [InlineData("2026-11-25T10:00Z", "20:00", "08:00", "2026-11-25T10:00Z")]
    [InlineData("2026-11-25T20:00Z", "20:00", "08:00", "2026-11-26T08:00Z")]
    [InlineData("2026-11-26T03:00Z", "20:00", "08:00", "2026-11-26T08:00Z")]
    [InlineData("2026-11-26T08:00Z", "20:00", "08:00", "2026-11-26T08:00Z")]
    [InlineData("2026-07-01T19:30Z", "20:00", "08:00", "2026-07-02T07:00Z")]
    [InlineData("2026-11-25T13:00Z", "12:00", "14:00", "2026-11-25T14:00Z")]
    [InlineData("2026-11-25T23:00Z", "00:00", "00:00", "2026-11-25T23:00Z")]
    public void AtOrAfter_QuietHours_GivesTheirEnd(string instant, string from, string until, string good)
    {
        var community = new Community(new CommunityId(1), new ChatId(-1), "x", "Europe/London", new QuietHours(TimeOnly.Parse(from), TimeOnly.Parse(until)));
        Assert.Equal(DateTimeOffset.Parse(good), GoodTime.AtOrAfter(community, DateTimeOffset.Parse(instant)));
    }

    [Fact]
    public void AtOrAfter_QuietHoursThatEndInTheSpringGap_EndsAfterIt()
    {
        var community = new Community(new CommunityId(1), new ChatId(-1), "x", "Europe/London", new QuietHours(new TimeOnly(20, 0), new TimeOnly(1, 30)));
        Assert.Equal(DateTimeOffset.Parse("2027-03-28T01:30Z"), GoodTime.AtOrAfter(community, DateTimeOffset.Parse("2027-03-28T00:30Z")));
    }
}
