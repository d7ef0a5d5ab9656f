using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>sendPoll and stopPoll (core.telegram.org/bots/api#sendpoll).</summary>
internal static class SendPolls
{
    private const int MostQuestion = 300;
    private const int LongestOpen = 2_628_000;

    public static void AddTo(MethodTable table, SendingDoor door)
    {
        table.Add("sendPoll", request =>
        {
            Reach.ForWriting(request);
            var poll = Read(request);
            var message = door.Send(request, m => m.Poll = poll);
            if (poll.ClosesAt is { } end)
                poll.Closing = request.World.Clock.CreateTimer(_ => Close(message), null, end - request.World.Now, Timeout.InfiniteTimeSpan);
            return MessageJson.Of(message);
        });
        table.Add("stopPoll", request =>
        {
            var chat = Reach.ForWriting(request);
            var message = chat.Find(request.Integer("message_id") ?? 0) is { Poll: not null } found
                ? found
                : throw Refused.Bad("message with poll to stop not found");
            if (message.From != request.World.Bot)
                throw Refused.Bad("poll can't be stopped");
            if (message.Poll!.Closed)
                throw Refused.Bad("poll has already been closed");
            message.Buttons = ReadKeyboard.From(request, inlineOnly: true).Buttons;
            Close(message);
            return PollJson.Of(message.Poll);
        });
    }

    private static Poll Read(ApiRequest request)
    {
        var question = ReadText.Parse(request.Text("question") ?? "", request.Text("question_parse_mode"), request.Array("question_entities")).Text;
        if (question.Length == 0)
            throw Refused.Bad("poll question must be non-empty");
        if (question.Length > MostQuestion)
            throw Refused.Bad($"poll question length must not exceed {MostQuestion}");
        var options = (request.Array("options") ?? []).Select(Option).ToImmutableArray();
        if (options.IsEmpty)
            throw Refused.Bad("poll must have at least 1 option");
        if (options.Length > Poll.MostOptions)
            throw Refused.Bad($"poll can't have more than {Poll.MostOptions} options");
        var quiz = (request.Text("type") ?? "regular") switch
        {
            "quiz" => true,
            "regular" or "" => false,
            _ => throw Refused.Bad("unsupported poll type specified"),
        };
        var correct = JsonFields.Integers(request.Array("correct_option_ids") ?? [], "correct_option_ids").ToImmutableArray();
        if (quiz && (correct.IsEmpty || correct.Any(c => c < 0 || c >= options.Length)))
            throw Refused.Bad("wrong correct option ID specified");
        var anonymous = request.Flag("is_anonymous", otherwise: true);
        // "not supported for anonymous polls and quizzes" (core.telegram.org/bots/api#sendpoll)
        if (request.Flag("allow_adding_options") && (anonymous || quiz))
            throw Refused.Bad("options can't be added to anonymous polls and quizzes");
        var (seconds, end) = Closing(request);
        return new Poll(request.World.NextPollId(), question, options)
        {
            Anonymous = anonymous,
            HidesResults = request.Flag("hide_results_until_closes"),
            TakesOptions = request.Flag("allow_adding_options"),
            Shuffled = request.Flag("shuffle_options"),
            Multiple = request.Flag("allows_multiple_answers"),
            Revotable = request.Flag("allows_revoting", otherwise: !quiz),
            IsQuiz = quiz,
            Correct = quiz ? correct : [],
            Explanation = request.Text("explanation"),
            Closed = request.Flag("is_closed"),
            OpenSeconds = seconds,
            ClosesAt = end,
        };
    }

    private static string Option(JsonNode? node)
    {
        var text = node switch
        {
            JsonObject json => ReadText.Parse(JsonFields.Text(json, "text") ?? "", JsonFields.Text(json, "text_parse_mode"), null).Text,
            JsonValue value when value.TryGetValue<string>(out var plain) => plain.Trim(),
            _ => throw Refused.Bad("can't parse options: expected an Object"),
        };
        return text.Length switch
        {
            0 => throw Refused.Bad("poll options must be non-empty"),
            > Poll.LongestOption => throw Refused.Bad($"poll options length must not exceed {Poll.LongestOption}"),
            _ => text,
        };
    }

    private static (int? Seconds, DateTimeOffset? End) Closing(ApiRequest request)
    {
        var now = request.World.Now;
        if (request.Integer("open_period") is { } period and not 0)
            return period is >= 5 and <= LongestOpen ? (period, now.AddSeconds(period)) : throw Refused.Bad("invalid open_period specified");
        if (request.Number("close_date") is not { } unix || unix == 0)
            return default;
        var ahead = unix - now.ToUnixTimeSeconds();
        return ahead is >= 5 and <= LongestOpen ? (null, DateTimeOffset.FromUnixTimeSeconds(unix)) : throw Refused.Bad("invalid close_date specified");
    }

    private static void Close(Message message)
    {
        var world = message.Chat.World;
        lock (world.Gate)
        {
            if (message.Poll is not { Closed: false } poll)
                return;
            poll.Closed = true;
            poll.Closing?.Dispose();
            world.ClosedPoll(message);
        }
    }
}
