using System.Globalization;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Robustness;

/// <summary>
/// Several people in several groups who share numbered things, look for numbered words, and mark things as useful; and in each
/// group one who corrects titles by dialog. It remembers all that was asked, to compare with what the bot made of it.
/// </summary>
internal sealed class Crowd
{
    private readonly World _world;
    private readonly Random _random;
    private readonly List<Person> _editors = [];
    private readonly List<(Chat Group, List<Person> Members)> _groups = [];
    private readonly List<Retitling> _retitlings = [];
    private int _number;

    public Crowd(World world, Random random, int groups)
    {
        (_world, _random) = (world, random);
        for (var g = 0; g < groups; g++)
        {
            var editor = world.AddPerson($"Editor{g}");
            var members = Enumerable.Range(0, 3).Select(i => world.AddPerson($"Member{g}{i}")).ToList();
            var group = world.AddSupergroup($"Group {g}", [editor], members);
            world.AddBotTo(group, editor);
            _groups.Add((group, members));
            _editors.Add(editor);
            _retitlings.Add(new Retitling());
        }
    }

    /// <summary>Commands that the bot must answer, in the order in which they were sent.</summary>
    public List<Asked> Commands { get; } = [];

    public List<Press> Presses { get; } = [];

    /// <summary>The links shared, each by one command.</summary>
    public List<string> Shared { get; } = [];

    /// <summary>Resource and person, for each press on Useful.</summary>
    public List<(string Resource, long Person)> Useful { get; } = [];

    /// <summary>The title that each resource was last given by dialog, once the answer was sent.</summary>
    public Dictionary<string, string> Retitled { get; } = [];

    public int RetitlingsDone { get; private set; }

    /// <summary>True while some dialog waits for the bot.</summary>
    public bool IsTalking => _retitlings.Exists(r => r.Step != 0);

    public string Talk => string.Join(", ", _retitlings.Select(r => $"{r.Step} on {r.Resource}"));

    /// <summary>Everybody does something: <paramref name="count"/> updates.</summary>
    public void Act(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (group, members) = _groups[_random.Next(_groups.Count)];
            var person = members[_random.Next(members.Count)];
            switch (_random.Next(10))
            {
                case < 4:
                    Share(person, group);
                    break;
                case < 6:
                    Find(person, group);
                    break;
                case 6:
                    Find(person, _world.PrivateChat(person));
                    break;
                default:
                    MarkUseful(person, group);
                    break;
            }
        }
    }

    /// <summary>Takes each dialog a step on where the bot has done its part; begins another where there is none.</summary>
    public void Retitle(bool begin)
    {
        for (var g = 0; g < _groups.Count; g++)
            Step(_retitlings[g], _groups[g].Group, _editors[g], begin);
    }

    /// <summary>How often each command was answered: bot messages that reply to it, or in private carry its mark.</summary>
    public IReadOnlyDictionary<Asked, IReadOnlyList<Message>> Answers()
    {
        var byReply = new Dictionary<Message, List<Message>>();
        var byMark = new Dictionary<string, List<Message>>(StringComparer.Ordinal);
        foreach (var message in _world.Chats.SelectMany(c => c.Messages).Where(m => m is { From.IsBot: true, Service: null }))
        {
            if (message.ReplyTo is { } to)
                Add(byReply, to, message);
            else if (MarkIn(message.Text) is { } mark)
                Add(byMark, mark, message);
        }

        return Commands.ToDictionary(
            c => c,
            c => (IReadOnlyList<Message>)(c.Message.Chat.IsGroup ? byReply.GetValueOrDefault(c.Message, []) : byMark.GetValueOrDefault(c.Mark, [])));

        static void Add<TKey>(Dictionary<TKey, List<Message>> found, TKey key, Message message)
            where TKey : notnull
        {
            if (!found.TryGetValue(key, out var list))
                found[key] = list = [];
            list.Add(message);
        }
    }

    /// <summary>The number of a resource as its card's first button carries it.</summary>
    public static string? ResourceOf(Message card) =>
        card.Buttons.SelectMany(row => row).FirstOrDefault(b => b.Data?.StartsWith("res.use:", StringComparison.Ordinal) == true)?.Data!["res.use:".Length..];

    private void Share(Person person, Chat group)
    {
        var number = ++_number;
        var link = string.Create(CultureInfo.InvariantCulture, $"https://n.example/{number}");
        Shared.Add(link);
        Commands.Add(new Asked($"q{number}q", _world.Say(person, group, $"/share {link} Number {number} #n{number % 7}")));
    }

    private void Find(Person person, Chat chat)
    {
        var mark = $"q{++_number}q";
        Commands.Add(new Asked(mark, _world.Say(person, chat, $"/find {mark}")));
    }

    private void MarkUseful(Person person, Chat group)
    {
        if (CardIn(group) is not { } card)
        {
            Share(person, group);
            return;
        }

        Useful.Add((ResourceOf(card)!, person.Id));
        Presses.Add(_world.Press(person, card, $"res.use:{ResourceOf(card)}"));
    }

    private Message? CardIn(Chat group)
    {
        var cards = group.Messages.Where(m => m.From.IsBot && ResourceOf(m) is not null).ToList();
        return cards.Count == 0 ? null : cards[_random.Next(cards.Count)];
    }

    private void Step(Retitling dialog, Chat group, Person editor, bool begin)
    {
        switch (dialog.Step)
        {
            case 0 when begin && CardIn(group) is { } card:
                dialog.Resource = ResourceOf(card)!;
                dialog.From = group.Messages.Count;
                Presses.Add(_world.Press(editor, card, "Edit"));
                dialog.Step = 1;
                break;
            case 1 when New(m => m.Labels.Contains("Title") && (m.EphemeralFor is null || m.EphemeralFor == editor)) is { } choice:
                dialog.From = group.Messages.Count;
                Presses.Add(_world.Press(editor, choice, "Title"));
                dialog.Step = 2;
                break;
            case 2 when New(m => m.ForceReply && m.Text.StartsWith(editor.Name, StringComparison.Ordinal)) is { } question:
                var title = $"Retitled {++_number}";
                dialog.From = group.Messages.Count;
                dialog.Title = title;
                Retitled[dialog.Resource] = title;
                _world.Say(editor, group, title, question);
                dialog.Step = 3;
                break;
            case 3 when New(m => m.Text.Contains($"The title is now {dialog.Title}", StringComparison.Ordinal)) is not null:
                RetitlingsDone++;
                dialog.Step = 0;
                break;
        }

        Message? New(Func<Message, bool> fits) => group.Messages.Skip(dialog.From).FirstOrDefault(m => m.From.IsBot && fits(m));
    }

    private static string? MarkIn(string text)
    {
        var from = text.IndexOf('q', StringComparison.Ordinal);
        while (from >= 0)
        {
            var end = from + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end > from + 1 && end < text.Length && text[end] == 'q')
                return text[from..(end + 1)];
            from = text.IndexOf('q', from + 1);
        }

        return null;
    }

    internal sealed record Asked(string Mark, Message Message);

    private sealed class Retitling
    {
        public int Step { get; set; }

        public int From { get; set; }

        public string Resource { get; set; } = "";

        public string Title { get; set; } = "";
    }
}
