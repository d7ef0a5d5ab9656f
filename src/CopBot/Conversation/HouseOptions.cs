using System.ComponentModel.DataAnnotations;

namespace CopBot.Conversation;

/// <summary>What a new community starts with; section <c>Community</c>.</summary>
internal sealed class CommunityOptions
{
    /// <summary>An IANA time zone.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/London";

    public QuietHoursOptions QuietHours { get; set; } = new();
}

/// <summary>Local times between which the bot starts nothing; section <c>Community:QuietHours</c>.</summary>
internal sealed class QuietHoursOptions
{
    public TimeOnly From { get; set; } = new(20, 0);

    public TimeOnly Until { get; set; } = new(8, 0);
}

/// <summary>Who runs this bot, as /privacy says; section <c>Operator</c>.</summary>
internal sealed class OperatorOptions
{
    public string Name { get; set; } = "";

    /// <summary>An e-mail address, a telephone number or a page.</summary>
    public string Contact { get; set; } = "";
}

/// <summary>The service directory; section <c>Directory</c>.</summary>
internal sealed class DirectoryOptions
{
    /// <summary>After how many days without a check whoever answers for a service is asked whether it is still right.</summary>
    public int CheckEvery { get; set; } = 90;
}

/// <summary>What the bot says unasked; section <c>Nudges</c>.</summary>
internal sealed class NudgeOptions
{
    /// <summary>How many messages a day it starts in a group at most. Reminders of meetings and answers do not count.</summary>
    public int PerDay { get; set; } = 2;
}

/// <summary>Surveys; section <c>Surveys</c>.</summary>
internal sealed class SurveyOptions
{
    /// <summary>Below how many answers nothing is shown, and how many every number of a comparison holds at least.</summary>
    public int SmallestGroup { get; set; } = 5;
}

/// <summary>The resource library; section <c>Resources</c>.</summary>
internal sealed class ResourceOptions
{
    /// <summary>Whether the page behind a link that came without a title is read for one.</summary>
    public bool FetchTitles { get; set; } = true;
}

/// <summary>What the bot serves to programs such as calendars; section <c>Http</c>.</summary>
internal sealed class HttpOptions
{
    /// <summary><c>Http:Url</c>: the public https address below which it is reached. Default empty: nothing is served.</summary>
    public string Url { get; set; } = "";

    /// <summary><c>Http:Listen</c>: the http address on this machine that the reverse proxy behind Url passes requests on to.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:8444";

    public bool IsOn => Url.Length > 0;

    /// <summary>The public address of something in a folder, such as <c>https://bot.example.org/calendar/…</c>.</summary>
    public string AddressOf(string folder, string rest) => $"{Url.TrimEnd('/')}/{folder}/{rest}";
}
