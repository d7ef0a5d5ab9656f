using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using Telegram.Bot.Requests.Abstractions;

namespace CopBot.Transport;

/// <summary>stopPoll (core.telegram.org/bots/api#stoppoll), of whose answer the counts alone are read: never who voted.</summary>
internal sealed class StopPoll(ChatId chat, MessageId message) : IRequest<StoppedPoll>
{
    private static readonly MediaTypeHeaderValue _json = new("application/json");

    public HttpMethod HttpMethod => HttpMethod.Post;

    public string MethodName => "stopPoll";

    public bool IsWebhookResponse { get; set; }

    public HttpContent ToHttpContent() =>
        new ByteArrayContent(Encoding.UTF8.GetBytes($$"""{"chat_id":{{chat.Value}},"message_id":{{message.Value}}}""")) { Headers = { ContentType = _json } };
}

/// <summary>What is read of a poll; as in <see cref="SentMessage"/>, the less the better.</summary>
internal sealed class StoppedPoll
{
    [JsonPropertyName("options")]
    public IReadOnlyList<StoppedOption> Options { get; init; } = [];

    [JsonPropertyName("total_voter_count")]
    public int Voters { get; init; }

    public PollTally ToTally() => new([.. Options.Select(o => new OptionTally(o.Text, o.Votes))], Voters, IsClosed: true);
}

/// <summary>An option, and how many chose it.</summary>
internal sealed class StoppedOption
{
    [JsonPropertyName("text")]
    public string Text { get; init; } = "";

    [JsonPropertyName("voter_count")]
    public int Votes { get; init; }
}
