using System.Diagnostics;
using System.Globalization;
using System.Text;
using CopBot.Playground;

namespace CopBot.Tests.Robustness;

/// <summary>The bot as a process of its own, to be killed. <see cref="StartAsync"/> may be called again after each death.</summary>
internal sealed class ChildBot(PlaygroundServer server, string folder, params string[] program) : IAsyncDisposable
{
    private readonly StringBuilder _errors = new();
    private Process? _process;
    private volatile bool _killed;
    private Task _ended = Task.CompletedTask;

    /// <summary>From the start of each process to its first poll.</summary>
    public List<TimeSpan> StartsTook { get; } = [];

    /// <summary>What all processes wrote to standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    /// <summary>Is given each line that a process writes to standard output.</summary>
    public Action<string>? Heard { get; set; }

    /// <summary>A process was begun, and has not been waited for yet.</summary>
    public bool WasBegun => _process is not null;

    /// <summary>The process was killed by <see cref="Kill"/>.</summary>
    public bool WasKilled => _killed;

    /// <summary>Completes when the process is dead.</summary>
    public Task Ended => _ended;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Starts the process and does not wait for it.</summary>
    public void Begin()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var word in program)
            start.ArgumentList.Add(word);
        foreach (var setting in Settings())
            start.ArgumentList.Add(setting);
        _killed = false;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                Heard?.Invoke(text);
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not { } text)
                return;
            lock (_errors)
                _errors.AppendLine(text);
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _ended = _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Writes a line to the process; nothing where it is dead.</summary>
    public async Task TellAsync(string line)
    {
        try
        {
            await _process!.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // Nobody reads it any more.
        }
    }

    /// <summary>Starts the process and waits until it asks for updates, or was killed before.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var polls = server.Calls.Count("getUpdates");
        var begun = TimeProvider.System.GetTimestamp();
        Begin();
        while (server.Calls.Count("getUpdates") == polls)
        {
            if (_killed)
                return;
            if (!IsRunning)
                throw new InvalidOperationException($"The bot did not start:\n{Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        }

        StartsTook.Add(TimeProvider.System.GetElapsedTime(begun));
    }

    /// <summary>SIGKILL: no handler of the process runs, nothing is flushed.</summary>
    public void Kill()
    {
        _killed = true;
        try
        {
            _process?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was dead already, and is being put away.
        }
    }

    /// <summary>Waits until the process is dead and what it had called has had its effect.</summary>
    public async Task GoneAsync(CancellationToken cancellationToken)
    {
        if (_process is not { } process)
            return;
        await process.WaitForExitAsync(cancellationToken);
        process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, as a supervisor stops it; returns the exit code.</summary>
    public async Task<int> TerminateAsync(CancellationToken cancellationToken)
    {
        var process = _process!;
        using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var code = process.ExitCode;
        process.Dispose();
        _process = null;
        return code;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await GoneAsync(CancellationToken.None);
    }

    private IEnumerable<string> Settings() =>
    [
        $"--Telegram:Token={server.Token}",
        $"--Telegram:ApiUrl={server.Url}",
        "--Telegram:Limits:PerSecond=0",
        "--Telegram:Limits:PerChatPerSecond=0",
        "--Telegram:Limits:PerGroupPerMinute=0",
        $"--Storage:Path={Path.Combine(folder, "data")}",
        "--Resources:FetchTitles=false",
    ];
}
