using System.Globalization;
using System.Text.RegularExpressions;
using CopBot.Playground.Control;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Example;

/// <summary>Lives through the script as its people would, on the playground's clock.</summary>
internal sealed partial class PlayExample(World world, ClockMover mover, Lull lull, Chat group)
{
    /// <summary>How long the bot may take for one step, in real time; then the story goes on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, Message> _named = new(StringComparer.Ordinal);
    private bool _gaveUp;
    private DateTimeOffset _end;

    public async Task PlayAsync(ExampleScript script, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        _end = end;
        await ListenedAsync(cancellation).ConfigureAwait(false);
        foreach (var step in script.Steps)
        {
            var day = step.Day >= 0 ? start.AddDays(step.Day) : new DateTimeOffset(end.UtcDateTime.Date, TimeSpan.Zero).AddDays(step.Day);
            var at = day + TimeOnly.Parse(step.At, CultureInfo.InvariantCulture).ToTimeSpan();
            await mover.MoveToAsync(at < end ? at : end, cancellation).ConfigureAwait(false);
            await DoAsync(step, cancellation).ConfigureAwait(false);
            await ListenedAsync(cancellation).ConfigureAwait(false);
        }
    }

    private async Task DoAsync(ExampleStep step, CancellationToken cancellation)
    {
        var who = world.People.First(p => p.FirstName == step.Who);
        if (step.Press is { } label)
        {
            if (await FindAsync(step.On!, m => m.Labels.Any(l => l.Contains(label, StringComparison.OrdinalIgnoreCase)), cancellation).ConfigureAwait(false) is { } card)
                world.Press(who, card, label);
            return;
        }

        if (step.Vote is { } option)
        {
            if (await FindAsync(step.On!, m => m.Poll?.Options.Contains(option) == true, cancellation).ConfigureAwait(false) is { Poll: { } poll } message)
                world.Vote(who, message, poll.Options.IndexOf(option));
            return;
        }

        if (step.React is { } emoji)
        {
            world.React(who, _named[step.On!], emoji);
            return;
        }

        var replyTo = step.ReplyTo is { } name ? _named[name] : null;
        var chat = step.Private ? world.PrivateChat(who) : group;
        var said = step.File is { } file ? Send(who, file, step.Say, replyTo) : world.Say(who, chat, step.Say!, replyTo);
        if (step.Id is { } id)
            _named[id] = said;
    }

    private Message Send(Person who, ExampleFile file, string? caption, Message? replyTo)
    {
        var lines = file.Lines ?? [];
        return file.Kind switch
        {
            "photo" => world.SendFile(who, group, FileKind.Photo, file.Name, MakePicture.Bars(), "image/png", caption, replyTo),
            "voice" => world.SendFile(who, group, FileKind.Voice, file.Name, MakeSound.Hum(4), "audio/wav", caption, replyTo, duration: 4),
            _ when file.From is { } from => world.SendFile(who, group, FileKind.Document, file.Name, Dated(from), mime: null, caption, replyTo),
            _ when file.Name.EndsWith(".pdf", StringComparison.Ordinal) =>
                world.SendFile(who, group, FileKind.Document, file.Name, MakePdf.OfLines(lines), "application/pdf", caption, replyTo),
            _ => world.SendFile(who, group, FileKind.Document, file.Name, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)), mime: null, caption, replyTo),
        };
    }

    // So that some of what was checked is fresh and some is not, whenever the example is lived through.
    private byte[] Dated(string from)
    {
        using var stream = typeof(PlayExample).Assembly.GetManifestResourceStream("Example/" + from)
            ?? throw new InvalidOperationException($"Example/{from} is not in the assembly.");
        using var text = new StreamReader(stream);
        return System.Text.Encoding.UTF8.GetBytes(DaysAgo().Replace(
            text.ReadToEnd(), match => _end.AddDays(-int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    // The bot's first message after a step, in the same chat, that fits; null when it does not come.
    private async Task<Message?> FindAsync(string step, Func<Message, bool> fits, CancellationToken cancellation)
    {
        if (_gaveUp)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await world.BotSaysAsync(_named[step].Chat, _named[step], fits, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // Waits until the bot has taken in what was said. A bot that never does is waited for once, not forty times.
    private async Task ListenedAsync(CancellationToken cancellation)
    {
        if (_gaveUp)
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await world.ConfirmedAsync(patience.Token).ConfigureAwait(false);
            await lull.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _gaveUp = true;
        }
    }

    [GeneratedRegex("days-ago-(?<days>[0-9]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex DaysAgo();
}
