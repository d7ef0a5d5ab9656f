using System.Text;
using System.Text.Json;
using Telegram.Bot.Requests.Abstractions;

namespace CopBot.Transport;

/// <summary>
/// getUpdates, with each update read on its own. The body is written by hand: the first poll is what a start waits for, and
/// to prepare the serializer takes longer than to ask.
/// </summary>
/// <param name="offset">The first update wanted, which confirms all before it; null for the earliest that is not confirmed.</param>
internal sealed class PollRequest(int? offset) : IRequest<ReceivedUpdate[]>
{
    public static string Allowed { get; } =
        "[" + string.Join(',', UpdateTranslator.Understood.Select(k => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString())}\"")) + "]";

    public HttpMethod HttpMethod => HttpMethod.Post;

    public string MethodName => "getUpdates";

    public bool IsWebhookResponse { get; set; }

    public HttpContent ToHttpContent()
    {
        var from = offset is null ? "" : $"\"offset\":{offset},";
        var json = $"{{{from}\"limit\":100,\"timeout\":{TelegramLines.PollFor.TotalSeconds:0},\"allowed_updates\":{Allowed}}}";
        return new StringContent(json, Encoding.UTF8, "application/json");
    }
}
