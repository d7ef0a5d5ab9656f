using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using CopBot.Playground;

namespace CopBot.Tests.Support;

/// <summary>CopBot as a process of its own, in a folder of its own.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private BotProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output => Kept(_output);

    public string Errors => Kept(_errors);

    public int Id => _process.Id;

    /// <summary>Starts <c>CopBot</c> with these arguments; settings as <c>--Key=value</c>.</summary>
    public static BotProcess Start(string folder, params string[] arguments) => Start(folder, null, arguments);

    /// <summary>Starts the bot live, on a machine whose language is another, such as "de_DE.UTF-8".</summary>
    public static BotProcess LiveIn(string language, string folder, PlaygroundServer server) => Start(folder, language, LiveArguments(server));

    private static BotProcess Start(string folder, string? language, string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "CopBot.exe" : "CopBot"), arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var key in start.Environment.Keys.Where(k => k.Contains("__", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(key);
        if (language is not null)
            start.Environment["LC_ALL"] = language;
        return new BotProcess(start);
    }

    /// <summary>Starts the bot live, with a playground for Telegram and without Telegram's limits.</summary>
    public static BotProcess Live(string folder, PlaygroundServer server, params string[] arguments) => Start(folder, [.. LiveArguments(server), .. arguments]);

    private static string[] LiveArguments(PlaygroundServer server) =>
    [
        $"--Telegram:Token={server.Token}",
        $"--Telegram:ApiUrl={server.Url}",
        "--Telegram:Limits:PerSecond=0",
        "--Telegram:Limits:PerChatPerSecond=0",
        "--Telegram:Limits:PerGroupPerMinute=0",
        "--Resources:FetchTitles=false",
    ];

    /// <summary>Runs CopBot to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string folder, params string[] arguments)
    {
        await using var bot = Start(folder, arguments);
        return (await bot.EndAsync(), bot.Output, bot.Errors);
    }

    /// <summary>Waits for its end; the exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"CopBot did not end. It said:\n{Output}\n{Errors}", e);
        }

        return _process.ExitCode;
    }

    /// <summary>Asks it to end, as a service's supervisor does (SIGTERM).</summary>
    public void Terminate()
    {
        const int sigterm = 15;
        if (Native.Kill(_process.Id, sigterm) != 0)
            throw new InvalidOperationException($"SIGTERM: error {Marshal.GetLastPInvokeError()}.");
    }

    /// <summary>Ends it without a word (SIGKILL) and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static void Keep(StringBuilder kept, string? line)
    {
        if (line is null)
            return;
        lock (kept)
            kept.AppendLine(line);
    }

    private static string Kept(StringBuilder kept)
    {
        lock (kept)
            return kept.ToString();
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Kill(int process, int signal);
    }
}
