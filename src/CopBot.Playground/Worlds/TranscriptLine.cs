using System.Text;

namespace CopBot.Playground.Worlds;

/// <summary>A message as one readable line: who, what, and the labels of its buttons.</summary>
internal static class TranscriptLine
{
    public static string Of(Message message)
    {
        if (message.Service is { } service)
            return $"* {service.Sentence}";
        var line = new StringBuilder(message.From.IsBot ? message.From.Name : message.From.FirstName);
        if (message.ViaBot)
            line.Append(" (via the bot)");
        if (message.EphemeralFor is { } only)
            line.Append(" (only to ").Append(only.FirstName).Append(')');
        line.Append(": ");
        if (message.Forwarded is { } origin)
            line.Append("(forwarded from ").Append(origin.From.Name).Append(") ");
        if (message.File is { } file)
            line.Append('<').Append(file.Kind.ToString().ToUpperInvariant()).Append(file.Name is null ? "" : " " + file.Name).Append("> ");
        if (message.Venue is { } venue)
            line.Append("<VENUE ").Append(venue.Title).Append("> ");
        if (message.Poll is { } poll)
            line.Append("<POLL ").Append(poll.Question).Append(": ").AppendJoin(" / ", poll.Options).Append(poll.Closed ? ", closed> " : "> ");
        line.Append(message.Text);
        if (!message.Buttons.IsEmpty)
            line.Append("  ").AppendJoin(' ', message.Buttons.SelectMany(r => r));
        return line.ToString().TrimEnd();
    }
}
