using System.Globalization;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Wire;

/// <summary>Writes polls and votes as the Bot API's Poll and PollAnswer.</summary>
internal static class PollJson
{
    public static JsonObject Of(Poll poll)
    {
        var json = new JsonObject
        {
            ["id"] = poll.Id,
            ["question"] = poll.Question,
            ["options"] = new JsonArray([.. poll.Options.Select((text, i) => (JsonNode)new JsonObject
            {
                ["persistent_id"] = PersistentId(i),
                ["text"] = text,
                ["voter_count"] = poll.VotersOf(i).Count,
            })]),
            ["total_voter_count"] = poll.Total,
            ["is_closed"] = poll.Closed,
            ["is_anonymous"] = poll.Anonymous,
            ["type"] = poll.IsQuiz ? "quiz" : "regular",
            ["allows_multiple_answers"] = poll.Multiple,
            ["allows_revoting"] = poll.Revotable,
            ["members_only"] = false,
        };
        if (poll.IsQuiz)
            json["correct_option_ids"] = new JsonArray([.. poll.Correct.Select(c => (JsonNode)c)]);
        if (poll.Explanation is not null)
            json["explanation"] = poll.Explanation;
        if (poll.OpenSeconds is { } seconds)
            json["open_period"] = seconds;
        if (poll.ClosesAt is { } closes)
            json["close_date"] = closes.ToUnixTimeSeconds();
        return json;
    }

    public static JsonObject Answer(Poll poll, Person person)
    {
        var vote = poll.VoteOf(person);
        return new JsonObject
        {
            ["poll_id"] = poll.Id,
            ["user"] = ChatJson.User(person),
            ["option_ids"] = new JsonArray([.. vote.Select(o => (JsonNode)o)]),
            ["option_persistent_ids"] = new JsonArray([.. vote.Select(o => (JsonNode)PersistentId(o))]),
        };
    }

    private static string PersistentId(int option) => option.ToString(CultureInfo.InvariantCulture);
}
