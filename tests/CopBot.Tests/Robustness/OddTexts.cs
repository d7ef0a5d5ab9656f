using System.Text;

namespace CopBot.Tests.Robustness;

/// <summary>Texts as people, and those who mean harm, may send them. Always valid UTF-16, as everything from Telegram is.</summary>
internal sealed class OddTexts(Random random)
{
    private static readonly string[] Pieces =
    [
        "housing", "debt advice", "mentor", "the", "children’s centre", "naïve café", "Straße", "ﬁnance", "İstanbul", "ǅ",
        "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏿", "🇬🇧", "🇬🇧🇩", "❤️", "\u200D\u200D", "\uFE0F", "e\u0301\u0302\u0323", "Z̸̢͔͝A̷L̴̡G̵O",
        "مرحبا بالعالم", "שלום", "\u202Egnitirw sdrawkcab\u202C", "\u2066isolated\u2069", "\u200Fright", "\u061C",
        "<b>bold</b>", "<script>alert(1)</script>", "</a>", "&amp;", "&#0;", "&lt;b&gt;", "\"quoted\"", "'", "“curly”", "<", ">", "&", "<tg-spoiler>",
        "https://example.org/a?b=1&c=\"2\"#x", "http://münchen.example/ä", "example.org/page", "javascript:alert(1)", "mailto:a@b.example", "ftp://x.example",
        "https://", "http://[::1]/", "https://user:pass@h.example:99999/", "tg://user?id=1", "https://xn--/.example", "HTTP://EXAMPLE.ORG:80/%zz", "https://a.example/<b>",
        "#theme", "#Housing", "#日本", "##", "#", "#a-b", "#\u0301", "kind:document", "kind:banana", "kind:", "by:ann", "by:", "by:\"Ann Bee\"",
        "since:march", "since:32 june", "since:yesterday", "since:", "\"exact phrase\"", "\"", "\"\"", "AND", "OR", "NOT", "NEAR(a b)", "a*", "*", "-", "^x", "title:x", "()",
        "\0", "\u0001\u0002", "\t", "\n", "\n\n\n", "\r\n", "\u2028", "\u00A0", "   ", "\uFFFD", "\uFFFE", "\uE000", "\U000F0000", "\U0010FFFF", "\uFEFF",
        "@CopBot", "@somebody", "/find", "/share@CopBot", "/", "%s%n", "{0}", "${x}", "../../etc/passwd", "'; DROP TABLE resources; --", "=1+1", "0", "-1", "9223372036854775808",
    ];

    private static readonly string[] Commands =
    [
        "share", "find", "recent", "themes", "help", "privacy", "mydata", "forgetme", "join", "leave", "community", "cancel", "settings", "core",
        "export", "start", "unknown", "FIND", "find_", "x",
    ];

    /// <summary>A few odd pieces in a row; now and then thousands of them.</summary>
    public string Words()
    {
        var text = new StringBuilder();
        var count = random.Next(100) switch { 0 => 2000, < 4 => 300, < 20 => 30, _ => random.Next(0, 7) };
        for (var i = 0; i < count; i++)
            text.Append(Piece()).Append(random.Next(4) == 0 ? "" : " ");
        return text.ToString();
    }

    /// <summary>At most so many units, not cut inside a pair.</summary>
    public string Words(int most)
    {
        var words = Words();
        if (words.Length <= most)
            return words;
        return char.IsHighSurrogate(words[most - 1]) ? words[..(most - 1)] : words[..most];
    }

    public string Piece() => random.Next(30) switch
    {
        0 => new string('w', random.Next(1, 5000)),
        1 => string.Concat(Enumerable.Repeat("👨‍👩‍👧", random.Next(1, 200))),
        2 => "e" + new string('\u0301', random.Next(1, 300)),
        3 => new string('\n', random.Next(1, 300)),
        _ => Pieces[random.Next(Pieces.Length)],
    };

    public string Command()
    {
        var name = Commands[random.Next(Commands.Length)];
        return random.Next(12) switch { 0 => $"/{name}@CopBot", 1 => $"/{name}@OtherBot", 2 => $"/{name}@", _ => $"/{name}" };
    }

    /// <summary>A command and what may stand behind it.</summary>
    public string CommandLine() => random.Next(6) switch
    {
        0 => Command(),
        1 => $"/share https://s{random.Next(400)}.example/{random.Next(5)} {Words()}",
        2 => $"/find {Words()}",
        3 => $"/start {(random.Next(2) == 0 ? Piece() : Convert.ToBase64String(Encoding.UTF8.GetBytes($"res.open:{random.Next(50)}")))}",
        4 => $"{Command()}\n{Words()}",
        _ => $"{Command()} {Words()}",
    };
}
