using System.Globalization;
using CopBot.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace CopBot.Hosting;

/// <summary>
/// Looks through the configuration before anything is built from it: keys that nobody knows, values that cannot be read,
/// and the meaning of those that no room checks itself.
/// </summary>
internal static class CheckSettings
{
    private static readonly Dictionary<string, Setting> Known = Setting.All.ToDictionary(s => s.Key, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Sections =
        Setting.All.Select(s => s.Key[..s.Key.IndexOf(':', StringComparison.Ordinal)]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SettingException">The first fault.</exception>
    public static void In(IConfigurationRoot configuration)
    {
        foreach (var section in configuration.GetChildren().Where(s => Sections.Contains(s.Key)))
        {
            if (section.Value is not null && !IsFromEnvironmentAlone(configuration, section.Key))
                throw new SettingException($"{section.Key} is a section, not a value; write its keys, such as {Example(section.Key)}.");
            foreach (var child in section.GetChildren())
                Check(child);
        }

        TimeZone(configuration["Community:TimeZone"]);
        Playground(configuration["Playground:Url"]);
        CheckEvery(configuration["Directory:CheckEvery"]);
        PerDay(configuration["Nudges:PerDay"]);
        SmallestGroup(configuration["Surveys:SmallestGroup"]);
        Listen(configuration);
    }

    /// <summary>The address of the playground.</summary>
    public static Uri PlaygroundUrl(IConfiguration configuration) =>
        new(configuration["Playground:Url"] is { Length: > 0 } url ? url : Known["Playground:Url"].Example);

    /// <summary>The known key that is most like this one, as the end of a sentence that says that it is not known.</summary>
    public static string Suggestion(string key)
    {
        var near = Setting.All.Select(s => s.Key).MinBy(known => Distance(known.ToUpperInvariant(), key.ToUpperInvariant()))!;
        var word = key.Length - key.LastIndexOf(':') - 1;
        return Distance(near.ToUpperInvariant(), key.ToUpperInvariant()) <= Math.Max(1, word / 2)
            ? $"write {near} if that is what you mean, or take it out"
            : "take it out; appsettings.example.json has all the keys";
    }

    private static void Check(IConfigurationSection section)
    {
        if (section.Value is { } value)
        {
            if (!Known.TryGetValue(section.Path, out var setting))
                throw new SettingException($"{section.Path} is not a setting of CopBot; {Suggestion(section.Path)}.");
            if (setting.Fault(value) is { } fault)
                throw new SettingException(fault);
        }

        foreach (var child in section.GetChildren())
            Check(child);
    }

    private static void TimeZone(string? zone)
    {
        if (zone is null || LocalTime.IsZone(zone))
            return;
        var meant = LocalTime.FindZone(zone);
        throw new SettingException($"Community:TimeZone is \"{zone}\", which is no time zone; write {meant ?? "an IANA name such as Europe/London"}.");
    }

    // Nobody is asked more than once a week.
    private static void CheckEvery(string? days)
    {
        if (days is not null && int.Parse(days, CultureInfo.InvariantCulture) is < 7 or > 3650)
            throw new SettingException($"Directory:CheckEvery is {days}; write a number of days from 7 to 3650, such as 90.");
    }

    private static void PerDay(string? messages)
    {
        if (messages is not null && int.Parse(messages, CultureInfo.InvariantCulture) is < 1 or > 10)
            throw new SettingException($"Nudges:PerDay is {messages}; write a number of messages from 1 to 10, such as 2.");
    }

    // With fewer than three, the two would know each other's answers.
    private static void SmallestGroup(string? people)
    {
        if (people is not null && int.Parse(people, CultureInfo.InvariantCulture) is < 3 or > 50)
            throw new SettingException($"Surveys:SmallestGroup is {people}; write a number of people from 3 to 50, such as 5.");
    }

    // Each is a door of its own.
    private static void Listen(IConfigurationRoot configuration)
    {
        if (string.IsNullOrEmpty(configuration["Http:Url"]) || string.IsNullOrEmpty(configuration["Telegram:Webhook:Url"]))
            return;
        var (http, webhook) = (ListenOf("Http:Listen"), ListenOf("Telegram:Webhook:Listen"));
        if (http is not null && webhook is not null && http.Port == webhook.Port && http.Port != 0)
            throw new SettingException($"Http:Listen and Telegram:Webhook:Listen both have the port {http.Port}; write another one for Http:Listen, such as {http.Scheme}://{http.Host}:{http.Port + 1}.");

        Uri? ListenOf(string key) => Uri.TryCreate(configuration[key] ?? Known[key].Example, UriKind.Absolute, out var address) ? address : null;
    }

    private static void Playground(string? url)
    {
        if (string.IsNullOrEmpty(url))
            return;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp || address.PathAndQuery != "/")
            throw new SettingException($"Playground:Url is \"{url}\", which is no plain http address; write one such as http://localhost:5080.");
        if (!address.IsLoopback)
        {
            throw new SettingException(
                $"Playground:Url is \"{url}\", but the playground opens on this machine only; write http://localhost:{address.Port}.");
        }
    }

    // Other programs have variables such as STORAGE, too; only what CopBot's own file or command line says is meant for it.
    private static bool IsFromEnvironmentAlone(IConfigurationRoot configuration, string key) =>
        configuration.Providers.All(p => p is EnvironmentVariablesConfigurationProvider || !p.TryGet(key, out _));

    private static string Example(string section) =>
        Setting.All.First(s => s.Key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Key;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
