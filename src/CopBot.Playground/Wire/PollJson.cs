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
            ["options"] = new JsonArray([.. poll.Options.Select((text, i) => (JsonNode)Option(poll, text, i))]),
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

    private static JsonObject Option(Poll poll, string text, int i)
    {
        var json = new JsonObject
        {
            ["persistent_id"] = PersistentId(i),
            ["text"] = text,
            // "may be 0 if unknown" (core.telegram.org/bots/api#polloption)
            ["voter_count"] = poll is { HidesResults: true, Closed: false } ? 0 : poll.VotersOf(i).Count,
        };
        if (poll.AddedBy(i) is { } added)
        {
            json["added_by_user"] = ChatJson.User(added.By);
            json["addition_date"] = added.At.ToUnixTimeSeconds();
        }

        return json;
    }

    public static string PersistentId(int option) => option.ToString(CultureInfo.InvariantCulture);
}
