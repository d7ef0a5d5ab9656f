using System.Text.Json;
using System.Text.Json.Nodes;
using CopBot.Conversation;
using CopBot.Transport;
using CsCheck;
using static CopBot.Tests.Transport.Support.Updates;
using Cases = CopBot.Tests.Support.Cases;

namespace CopBot.Tests.Transport;

/// <summary>Good updates with something in them changed, taken away, or put elsewhere: none may stop the pump.</summary>
public sealed class TranslatorFuzzTests
{
    private static readonly string[] _seeds =
    [
        Message($$"""
            "text":"/share@cop_bot https://a.example 👍 @cop_bot Bo","is_topic_message":true,"message_thread_id":7,
            "entities":[{"type":"bot_command","offset":0,"length":14},{"type":"url","offset":15,"length":17},{"type":"mention","offset":36,"length":8},
              {"type":"text_mention","offset":45,"length":2,"user":{{Bo}} },{"type":"text_link","offset":0,"length":1,"url":"https://b.example"}],
            "reply_to_message":{"message_id":40,"from":{{Us}},"chat":{{Group}},"date":1,"caption":"x","photo":[{"file_id":"S","file_unique_id":"s","width":90,"height":60}]},
            "via_bot":{{Us}},"forward_origin":{"type":"user","date":1,"sender_user":{{Bo}} }
            """),
        Message($$""" "sender_chat":{{Group}},"caption":"/share","document":{"file_id":"F","file_unique_id":"U","file_name":"a.pdf","file_size":3} """, AnonymousBot),
        Message($$""" "new_chat_members":[{{Ada}},{{Bo}},{{Us}}] """),
        Message(""" "migrate_to_chat_id":-1001234567890 """, chat: Small),
        Message(""" "text":"a" """, kind: "edited_message"),
        $$"""{"update_id":1,"callback_query":{"id":"Q","from":{{Ada}},"chat_instance":"1","data":"x","message":{"message_id":9,"chat":{{Group}},"date":0} } }""",
        $$"""{"update_id":1,"inline_query":{"id":"S1","from":{{Ada}},"query":"housing","offset":"5"} }""",
        $$"""{"update_id":1,"chat_member":{"chat":{{Group}},"from":{{Ada}},"date":1,"old_chat_member":{"status":"member","user":{{Bo}} },"new_chat_member":{"status":"restricted","is_member":true,"user":{{Bo}},"until_date":0} } }""",
        $$"""{"update_id":1,"my_chat_member":{"chat":{{Private}},"from":{{Ada}},"date":1,"old_chat_member":{"status":"member","user":{{Us}} },"new_chat_member":{"status":"kicked","user":{{Us}},"until_date":0} } }""",
    ];

    private static readonly string[] _odd =
    [
        "null", "0", "-1", "1", "2147483648", "9223372036854775807", "9223372036854775808", "1e400", "0.5", "true", "false", "\"\"", "[]", "{}", "[null]",
        "[[]]", "{\"id\":1}", "\"HALF-A-PAIR\"", "\"\\u0000\"", "\"\\u202E abc\"", "\"administrator\"", "\"ghost\"", "\"bot_command\"", "\"channel\"",
        "{\"id\":123456,\"is_bot\":true}", "[{\"type\":\"url\",\"offset\":1,\"length\":5000}]", "-1001234567890",
    ];

    private static readonly Gen<string> _values = Gen.OneOf(
        Gen.Int[0, _odd.Length - 1].Select(i => _odd[i]),
        Gen.String.Select(s => JsonSerializer.Serialize(s)),
        Gen.Long.Select(n => n.ToString()));

    private static readonly Gen<(int Seed, (int At, int How, string Value)[] Changes)> _mutants =
        Gen.Select(Gen.Int[0, _seeds.Length - 1], Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 3], _values).Array[1, 6]);

    [Fact]
    public void Translate_AnyMutant_GivesSomething() => Cases.Each(
        _mutants,
        mutant =>
        {
            var json = Mutate(JsonNode.Parse(_seeds[mutant.Seed])!, mutant.Changes);
            var incoming = Translate(json);
            Assert.NotNull(incoming.Update);
            Assert.NotNull(incoming.Original);
            _ = incoming.Original!();
            if (incoming is FromPerson { Person.Name: var name })
                Assert.InRange(name.Length, 1, ShownName.Limit);
            if (incoming is Said said)
                Assert.All(said.Links, l => Assert.NotEmpty(l));
        },
        count: 10_000);

    [Fact]
    public void Translate_Seeds_AllMeanSomething() => Assert.All(_seeds, s => Assert.IsNotType<Untranslatable>(Translate(s)));

    private static string Mutate(JsonNode root, (int At, int How, string Value)[] changes)
    {
        foreach (var (at, how, value) in changes)
        {
            var nodes = Walk(root).ToList();
            if (nodes.Count == 0)
                break;
            var (parent, key) = nodes[at % nodes.Count];
            var replacement = how == 3 ? nodes[(at * 7 + 3) % nodes.Count] is var (p, k) ? Get(p, k)?.DeepClone() : null : JsonNode.Parse(value);
            switch (parent)
            {
                case JsonObject o when how == 0:
                    o.Remove((string)key);
                    break;
                case JsonObject o:
                    o[(string)key] = replacement;
                    break;
                case JsonArray a when how == 0:
                    a.RemoveAt((int)key);
                    break;
                case JsonArray a:
                    a[(int)key] = replacement;
                    break;
            }
        }

        // JsonNode itself does not write half of a surrogate pair.
        return root.ToJsonString().Replace("HALF-A-PAIR", "\\ud83d", StringComparison.Ordinal);
    }

    private static JsonNode? Get(JsonNode parent, object key) => key is int i ? parent[i] : parent[(string)key];

    private static IEnumerable<(JsonNode Parent, object Key)> Walk(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Walk(p.Value).Prepend((o, p.Key))),
        JsonArray a => a.SelectMany((n, i) => Walk(n).Prepend((a, i))),
        _ => [],
    };
}
