using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace CopBot.Hosting;

/// <summary>Where settings come from: <c>appsettings.json</c> in the current folder, then the environment, then the command line; the last one wins.</summary>
internal static class Settings
{
    public const string File = "appsettings.json";

    /// <param name="folder">Where the file is looked for.</param>
    /// <param name="options">From the command line: <c>--Storage:Path=/var/lib/copbot</c> or <c>--Storage:Path /var/lib/copbot</c>.</param>
    /// <exception cref="SettingException">The file cannot be read, a key is unknown, or a value is wrong.</exception>
    public static ConfigurationManager Read(string folder, IReadOnlyList<string> options)
    {
        var configuration = new ConfigurationManager();
        try
        {
            var path = Path.Combine(folder, File);
            if (System.IO.File.Exists(path))
                configuration.AddJsonStream(new MemoryStream(System.IO.File.ReadAllBytes(path)));
        }
        catch (JsonException e)
        {
            throw new SettingException($"{File} cannot be read: something is wrong in line {e.LineNumber + 1}; compare it with appsettings.example.json.", e);
        }
        catch (FormatException e)
        {
            throw new SettingException($"{File} cannot be read: {e.Message.TrimEnd('.')}; compare it with appsettings.example.json.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{File} cannot be opened ({e.Message.TrimEnd('.')}); let CopBot's user read it.", e);
        }

        configuration.AddEnvironmentVariables();
        configuration.AddInMemoryCollection(Options(options));
        CheckSettings.In(configuration);
        return configuration;
    }

    private static Dictionary<string, string?> Options(IReadOnlyList<string> options)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < options.Count; i++)
        {
            var option = options[i].StartsWith("--", StringComparison.Ordinal) ? options[i][2..] : options[i];
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var key = equals < 0 ? option : option[..equals];
            if (!IsKnown(key))
                throw new SettingException($"{options[i][..(options[i].Length - option.Length)]}{key} is not a setting of CopBot; {CheckSettings.Suggestion(key)}.");
            if (equals < 0 && i + 1 == options.Count)
                throw new SettingException($"--{key} stands without a value; write --{key}=…, or take it out.");
            settings[key] = equals < 0 ? options[++i] : option[(equals + 1)..];
        }

        return settings;
    }

    private static bool IsKnown(string key) =>
        Setting.All.Any(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) || key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase);
}
