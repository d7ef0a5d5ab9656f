using System.Text;

namespace CopBot.Papers;

/// <summary>A paper as Markdown (CommonMark, with tables as GitHub has them).</summary>
internal static class MarkdownPaper
{
    private const string Special = "\\`*_{}[]<>#+-.!|~";

    public static string Write(Paper paper)
    {
        var text = new StringBuilder().Append("# ").AppendLine(Escape(paper.Title));
        foreach (var block in paper.Blocks)
        {
            text.AppendLine();
            switch (block)
            {
                case Block.Heading heading:
                    text.Append("## ").AppendLine(Escape(heading.Text));
                    break;
                case Block.Paragraph paragraph:
                    text.AppendLine(Escape(paragraph.Text));
                    break;
                case Block.Bullets bullets:
                    foreach (var item in bullets.Items)
                        text.Append("- ").AppendLine(Escape(item));
                    break;
                case Block.Links links:
                    foreach (var item in links.Items)
                        text.Append("- ").AppendLine(item.Address is { } address ? $"[{Escape(item.Text)}](<{address.AbsoluteUri}>)" : Escape(item.Text));
                    break;
                case Block.Image image:
                    text.Append("(A picture: ").Append(Escape(image.Words)).AppendLine(")");
                    break;
                case Block.Table table:
                    Row(text, table.Header);
                    Row(text, table.Header.Select(_ => "---"), escaped: true);
                    foreach (var row in table.Rows)
                        Row(text, row);
                    break;
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells, bool escaped = false) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => escaped ? c : Escape(c))).AppendLine(" |");

    // One line; what would be markup is taken as it is written.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        for (var i = 0; i < line.Length; i++)
        {
            // Within words these mean nothing: "10:00–12:00", "e.g.", "follow-up".
            var matters = line[i] is not ('.' or '-' or '+' or '#' or '!') || i == 0 || (line[i] == '.' && i < 4 && line[..i].All(char.IsAsciiDigit));
            if (matters && Special.Contains(line[i], StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }
}
