using System.Globalization;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Hosting;

/// <summary>What CopBot is asked to do when it is called.</summary>
internal static class CommandLine
{
    private const string Help = """
        CopBot, a Telegram bot for communities of practice.

          CopBot                     runs the bot; without a token, the playground
          CopBot updates failed      lists updates that CopBot could not handle
          CopBot backup <folder>     writes a backup there, while CopBot runs or not
          CopBot restore <file>      puts a backup in the place of the data; stop CopBot first
          CopBot --version, --help

        Settings come from appsettings.json in this folder, the environment (Telegram__Token=…) and the
        command line (--Storage:Path=…); appsettings.example.json explains each.
        """;

    /// <summary>Does what the arguments say and returns the exit code: 0, or not 0 after a sentence on standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        SpeakEnglish();
        try
        {
            return await DoAsync(args);
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
#pragma warning disable CA1031 // The last place where it can be said.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync("CopBot stopped because of a fault of its own. Please report what follows.");
            await Console.Error.WriteLineAsync(e.ToString());
            return 70;
        }
    }

    /// <summary>What to tell the operator about a start that failed; null where it is a fault of ours.</summary>
    internal static string? Sentence(Exception e) => e switch
    {
        SettingException or StoreException or FileNotFoundException => e.Message,
        OptionsValidationException options => options.Failures.First(),
        IOException or UnauthorizedAccessException => e.Message,
        AggregateException { InnerExceptions: [var only] } => Sentence(only),
        _ => null,
    };

    private static Task<int> DoAsync(string[] args) => args switch
    {
        ["--help" or "-h" or "help", ..] => SayAsync(Help),
        ["--version" or "version", ..] => SayAsync(Version),
        ["updates", "failed", .. var options] => FailedUpdates.ListAsync(Read(options)),
        ["updates", ..] => throw new SettingException("CopBot updates needs one more word; write CopBot updates failed."),
        ["backup", var folder, .. var options] when !IsOption(folder) => Backups.BackUpAsync(Read(options), folder),
        ["backup", ..] => throw new SettingException("CopBot backup needs a folder to write to; write CopBot backup /path/to/folder."),
        ["restore", var file, .. var options] when !IsOption(file) => Backups.RestoreAsync(Read(options), file),
        ["restore", ..] => throw new SettingException("CopBot restore needs a backup; write CopBot restore /path/to/copbot-….db."),
        [var word, ..] when !IsOption(word) =>
            throw new SettingException($"CopBot does not know \"{word}\"; CopBot --help says what it does."),
        _ => RunHouse.RunAsync(Read(args)),
    };

    // Numbers and lists are written as the sentences around them are, whatever the language of the machine.
    private static void SpeakEnglish()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }

    private static string Version => "CopBot " + typeof(CommandLine).Assembly.GetName().Version!.ToString(3);

    private static Microsoft.Extensions.Configuration.ConfigurationManager Read(string[] options) => Settings.Read(Directory.GetCurrentDirectory(), options);

    private static bool IsOption(string word) => word.StartsWith("--", StringComparison.Ordinal) || word.Contains('=', StringComparison.Ordinal);

    private static async Task<int> SayAsync(string text)
    {
        await Console.Out.WriteLineAsync(text);
        return 0;
    }
}
