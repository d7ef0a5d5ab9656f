using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Playground.Api;
using CopBot.Playground.Markup;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;
using Chat = CopBot.Playground.Worlds.Chat;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Robustness;

/// <summary>
/// Twenty thousand updates that nobody would write: nothing may break, and nothing that the bot answers may be refused by Telegram's
/// rules. The only updates set aside are some that are no updates.
/// </summary>
[Collection("Fuzz")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Updates = 20_000;
    private const int AtOnce = 400;
    private const string Forged = "forged";

    private readonly HashSet<int> _broken = [];
    private readonly HashSet<(string Chat, string Message)> _forgedMessages = [];
    private readonly List<(Chat Chat, IReadOnlyList<Person> People)> _places = [];
    private readonly List<Message> _buttons = [];
    private readonly List<Message> _questions = [];
    private readonly HashSet<string> _data = [];
    private Random _random = new(0);
    private World _world = null!;
    private OddTexts _texts = null!;
    private OddUpdates _odd = null!;

    [Theory]
    [InlineData(31415)]
    public async Task Fuzz_NothingBreaks_NothingIsRefused(int seed)
    {
        await using var house = await LiveHouse.MakeAsync();
        (_world, _random) = (house.Server.World, new Random(seed));
        _texts = new OddTexts(_random);
        Inhabit();
        _odd = new OddUpdates(_random, _texts, _places, Files());
        await house.StartAsync();
        await house.QuietAsync(TimeSpan.FromSeconds(30));
        var begun = TimeProvider.System.GetTimestamp();
        for (var sent = 0; sent < Updates; sent += AtOnce)
        {
            Look();
            for (var i = 0; i < AtOnce; i++)
                Next();
            await house.Server.World.UntilAsync(() => _world.Updates.Count < 100, TestContext.Current.CancellationToken);
        }

        await house.QuietAsync(TimeSpan.FromSeconds(60));
        var took = TimeProvider.System.GetElapsedTime(begun);

        var failed = await house.ReadAsync(d => d.All(DispatchKinds.Failed));
        var unexpected = failed.Where(f => !_broken.Contains(f.Update)).ToList();
        Assert.True(unexpected.Count == 0, $"seed {seed}: {unexpected.Count} set aside, such as\n{string.Join("\n\n", unexpected.DistinctBy(f => Head(f.Error)).Take(5).Select(f => $"{f.Kind} {f.Error}\n{f.Original}"))}");
        Assert.All(failed, f => Assert.Equal(nameof(Untranslatable), f.Kind));
        var refused = house.Server.Calls.Refused.Where(c => !IsTheForgersOwnFault(c) && !IsExpected(c)).ToList();
        Assert.True(refused.Count == 0, $"seed {seed}: {refused.Count} calls refused, such as\n{string.Join("\n", refused.DistinctBy(c => c.Description).Take(8).Select(Show))}");
        var errors = house.Complaints.Lines.Where(l => !l.Contains("set aside", StringComparison.Ordinal) && !l.Contains("gives up", StringComparison.Ordinal) && l.StartsWith("Error", StringComparison.Ordinal)).ToList();
        Assert.Empty(errors);
        Assert.True(house.IsRunning);
        output.Report($"seed {seed}: {Updates} updates in {took.TotalSeconds:0.0} s; {_broken.Count} of them no updates, {failed.Count} of those set aside; {house.Server.Calls.Count("sendMessage")} messages sent, {house.Server.Calls.Count("editMessageText")} changed");
    }

    private void Inhabit()
    {
        var people = Enumerable.Range(0, 8).Select(i => _world.AddPerson(i == 3 ? "<b>Ann</b> & \"Co\"" : $"Ann{i}", i % 2 == 0 ? "Bee" : null, $"ann{i}")).ToList();
        for (var g = 0; g < 6; g++)
        {
            Person[] members = [.. people.Where((_, i) => (i + g) % 3 != 0)];
            var group = g < 4
                ? _world.AddSupergroup($"Group {g} <&>", [members[0]], members[1..], forum: g == 2)
                : _world.AddGroup($"Group {g}", [members[0]], members[1..]);
            _world.AddBotTo(group, members[0], asAdmin: g == 1);
            _places.Add((group, members));
        }

        foreach (var person in people)
        {
            _world.Start(person);
            _places.Add((_world.PrivateChat(person), [person]));
        }
    }

    // Files that the world really keeps, so that they can be sent again.
    private List<(string Field, string Json)> Files()
    {
        var (chat, people) = _places[0];
        foreach (var kind in new[] { FileKind.Document, FileKind.Photo, FileKind.Voice, FileKind.Video, FileKind.Audio })
            _world.SendFile(people[0], chat, kind, "file.bin", new byte[] { 1, 2, (byte)kind }, caption: "/share@CopBot", duration: 3);
        var files = new List<(string, string)>();
        foreach (var update in _world.PastUpdates.Where(u => u.Type == "message"))
        {
            var message = JsonNode.Parse(update.Json)!["message"]!.AsObject();
            foreach (var field in new[] { "document", "photo", "voice", "video", "audio" })
            {
                if (message[field] is { } file)
                    files.Add((field, file.ToJsonString()));
            }
        }

        Assert.Equal(5, files.Count);
        return files;
    }

    // What stands in the chats by now, to be pressed and answered.
    private void Look()
    {
        var latest = _places.SelectMany(p => p.Chat.Messages.TakeLast(150)).Where(m => m.From.IsBot).ToList();
        _buttons.Clear();
        _buttons.AddRange(latest.Where(m => m.Buttons.Length > 0));
        _questions.Clear();
        _questions.AddRange(latest.Where(m => m.ForceReply));
        _data.UnionWith(_buttons.SelectMany(m => m.Buttons).SelectMany(row => row).Select(b => b.Data).OfType<string>().Take(2000));
    }

    private void Next()
    {
        var (chat, people) = _places[_random.Next(_places.Count)];
        var person = people[_random.Next(people.Count)];
        switch (_random.Next(100))
        {
            case < 22:
                Say(person, chat, _texts.CommandLine(), null);
                break;
            case < 30 when _questions.Count > 0:
                var question = _questions[_random.Next(_questions.Count)];
                Say(MemberOf(question.Chat), question.Chat, _texts.Words(), question);
                break;
            case < 45:
                Raw("message", _odd.Message(command: true));
                break;
            case < 58:
                Raw("message", _odd.Message(command: false));
                break;
            case < 63:
                var edited = _odd.Message(command: _random.Next(2) == 0);
                edited["edit_date"] = 1_795_514_500;
                Raw("edited_message", edited);
                break;
            case < 71 when _buttons.Count > 0:
                PressSomething();
                break;
            case < 79:
                Forge(person, chat);
                break;
            case < 84:
                _world.Inline(person, _texts.Words(256), _random.Next(3) == 0 ? _texts.Piece() : _random.Next(-5, 60).ToString(CultureInfo.InvariantCulture));
                break;
            case < 89:
                Raw("message", _odd.Service());
                break;
            case < 92:
                Raw("chat_member", _odd.MemberChange());
                break;
            case < 94:
                _world.EnqueueRaw(_odd.Stranger().ToJsonString());
                break;
            case < 96:
                ForgeQuery(person);
                break;
            case < 98:
                _broken.Add(_world.EnqueueRaw(_odd.Broken()).Id);
                break;
            default:
                _world.Redeliver(_world.Updates.Past.Last());
                break;
        }
    }

    private void Raw(string kind, JsonObject content) => _world.EnqueueRaw(new JsonObject { [kind] = content }.ToJsonString());

    private Person MemberOf(Chat chat) => _places.First(p => p.Chat == chat).People is var people ? people[_random.Next(people.Count)] : null!;

    private void Say(Person person, Chat chat, string text, Message? replyTo)
    {
        var fits = text.Length <= 4096 ? text : text[..(char.IsHighSurrogate(text[4095]) ? 4095 : 4096)];
        if (FormattedText.Typed(fits).Text.Length is > 0 and <= 4096)
            _world.Say(person, chat, fits, replyTo);
    }

    private void PressSomething()
    {
        var message = _buttons[_random.Next(_buttons.Count)];
        var data = message.Buttons.SelectMany(row => row).Select(b => b.Data).OfType<string>().ToList();
        var person = message.EphemeralFor ?? MemberOf(message.Chat);
        if (data.Count > 0 && !message.Deleted)
            _world.Press(person, message, data[_random.Next(data.Count)]);
    }

    // Any data on any message, also on one that does not exist; also data of another community's buttons, and what looks like data.
    private void Forge(Person person, Chat chat)
    {
        var data = _data.Count > 0 && _random.Next(4) != 0 ? _data.ElementAt(_random.Next(_data.Count)) : _texts.Words(64);
        if (_random.Next(3) == 0)
            data = Mutate(data);
        var messages = chat.Messages;
        var message = messages.Count > 0 && _random.Next(2) == 0 ? messages[_random.Next(messages.Count)].Id : _random.Next(-3, 9999);
        _forgedMessages.Add((chat.Id.ToString(CultureInfo.InvariantCulture), message.ToString(CultureInfo.InvariantCulture)));
        _world.PressRaw(person, chat, message, data);
    }

    private string Mutate(string data)
    {
        var parts = data.Split(':');
        parts[_random.Next(parts.Length)] = _random.Next(5) switch
        {
            0 => "",
            1 => "-1",
            2 => long.MaxValue.ToString(CultureInfo.InvariantCulture),
            3 => _random.Next(200).ToString(CultureInfo.InvariantCulture),
            _ => _texts.Piece(),
        };
        return string.Join(':', parts);
    }

    // Presses and searches that the world knows nothing of, with fields missing and odd.
    private void ForgeQuery(Person person)
    {
        var from = OddUpdates.User(person);
        var id = $"{Forged}{_random.Next()}";
        if (_random.Next(2) == 0)
        {
            Raw("inline_query", new JsonObject { ["id"] = id, ["from"] = from, ["query"] = _texts.Words(), ["offset"] = _texts.Words(64) });
            return;
        }

        var query = new JsonObject { ["id"] = id, ["from"] = from, ["chat_instance"] = "1" };
        if (_random.Next(3) != 0)
            query["data"] = _texts.Words(100);
        else if (_random.Next(2) == 0)
            query["game_short_name"] = "game";
        if (_random.Next(2) == 0)
            query["inline_message_id"] = _texts.Piece();
        Raw("callback_query", query);
    }

    // An edit that changes nothing, as after the same press twice, is no error. And these updates also tell of people who act in a
    // group without being in it: a whisper to such a one is refused, and goes out openly instead.
    private bool IsExpected(ApiCall call) =>
        (call.Method.StartsWith("editMessage", StringComparison.Ordinal) && call.Description!.Contains("message is not modified", StringComparison.Ordinal))
        || (call.Parameters.GetValueOrDefault("ephemeral_message_parameters") is { } whisper
            && call.Description!.Contains("user not found", StringComparison.Ordinal)
            && !IsInTheGroup((long)JsonNode.Parse(whisper)!["receiver_user_id"]!, call.Chat));

    private bool IsInTheGroup(long person, string? chat) =>
        _places.Any(p => p.Chat.Id.ToString(CultureInfo.InvariantCulture) == chat && p.Chat.Members.Any(m => m.Id == person));

    private bool IsTheForgersOwnFault(ApiCall call) => call.Method switch
    {
        "answerCallbackQuery" => call.Parameters.GetValueOrDefault("callback_query_id")?.StartsWith(Forged, StringComparison.Ordinal) == true,
        "answerInlineQuery" => call.Parameters.GetValueOrDefault("inline_query_id")?.StartsWith(Forged, StringComparison.Ordinal) == true,
        "editMessageText" or "editMessageCaption" =>
            _forgedMessages.Contains((call.Chat ?? "", call.Parameters.GetValueOrDefault("message_id") ?? ""))
            && (call.Description!.Contains("message to edit not found", StringComparison.Ordinal)
                || call.Description.Contains("message can't be edited", StringComparison.Ordinal)
                || call.Description.Contains("there is no text in the message to edit", StringComparison.Ordinal)),
        _ => false,
    };

    private static string Head(string error) => error[..Math.Min(200, error.Length)];

    private static string Show(ApiCall call) =>
        $"{call} {string.Join(' ', call.Parameters.Select(p => $"{p.Key}={PlainText.Shorten(JsonSerializer.Serialize(p.Value), 600)}"))}";
}
