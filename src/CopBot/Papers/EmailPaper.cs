using System.Net;
using System.Text;

namespace CopBot.Papers;

/// <summary>
/// A paper for an e-mail: HTML that mail programs show alike (styles on the elements themselves, no scripts, no pictures, nothing loaded
/// from anywhere), and the same as plain text for the other half of the message.
/// </summary>
internal static class EmailPaper
{
    private const string Body = "margin:0;padding:24px;background:#ffffff;color:#1d1d1f;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
    private const string Cell = "border:1px solid #6e6e73;padding:6px 10px;text-align:left";

    public static string Html(Paper paper)
    {
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{Safe(paper.Title)}</title>\n</head>\n");
        html.Append($"<body style=\"{Body}\">\n<div style=\"max-width:600px;margin:0 auto\">\n<h1 style=\"font-size:24px;line-height:1.25;margin:0 0 16px\">{Safe(paper.Title)}</h1>\n");
        foreach (var block in paper.Blocks)
        {
            switch (block)
            {
                case Block.Heading heading:
                    html.Append($"<h2 style=\"font-size:18px;margin:24px 0 8px\">{Safe(heading.Text)}</h2>\n");
                    break;
                case Block.Paragraph paragraph:
                    html.Append($"<p style=\"margin:0 0 12px\">{Safe(paragraph.Text)}</p>\n");
                    break;
                case Block.Bullets bullets:
                    html.Append("<ul style=\"margin:0 0 12px;padding-left:24px\">\n");
                    foreach (var item in bullets.Items)
                        html.Append($"<li style=\"margin:0 0 4px\">{Safe(item)}</li>\n");
                    html.Append("</ul>\n");
                    break;
                case Block.Links links:
                    html.Append("<ul style=\"margin:0 0 12px;padding-left:24px\">\n");
                    foreach (var item in links.Items)
                        html.Append($"<li style=\"margin:0 0 4px\">{(item.Address is { } address ? $"<a href=\"{Safe(address.AbsoluteUri)}\" style=\"color:#0b57d0\">{Safe(item.Text)}</a>" : Safe(item.Text))}</li>\n");
                    html.Append("</ul>\n");
                    break;
                case Block.Table table:
                    html.Append("<table style=\"border-collapse:collapse;margin:0 0 12px\">\n");
                    Row(html, table.Header, "th");
                    foreach (var row in table.Rows)
                        Row(html, row, "td");
                    html.Append("</table>\n");
                    break;
            }
        }

        return html.Append("</div>\n</body>\n</html>\n").ToString();
    }

    public static string Text(Paper paper)
    {
        var text = new StringBuilder();
        text.Append(paper.Title).Append('\n').Append('=', Math.Min(paper.Title.Length, 70)).Append('\n');
        foreach (var block in paper.Blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case Block.Heading heading:
                    text.Append(heading.Text).Append('\n').Append('-', Math.Min(heading.Text.Length, 70)).Append('\n');
                    break;
                case Block.Paragraph paragraph:
                    text.Append(paragraph.Text).Append('\n');
                    break;
                case Block.Bullets bullets:
                    foreach (var item in bullets.Items)
                        text.Append("* ").Append(item).Append('\n');
                    break;
                case Block.Links links:
                    foreach (var item in links.Items)
                        text.Append("* ").Append(item.Text).Append('\n').Append(item.Address is { } address ? $"  {address.AbsoluteUri}\n" : "");
                    break;
                case Block.Table table:
                    text.Append(string.Join(" | ", table.Header)).Append('\n');
                    foreach (var row in table.Rows)
                        text.Append(string.Join(" | ", row)).Append('\n');
                    break;
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder html, IEnumerable<string> cells, string tag)
    {
        html.Append("<tr>");
        foreach (var cell in cells)
            html.Append($"<{tag} style=\"{Cell}\">{Safe(cell)}</{tag}>");
        html.Append("</tr>\n");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);
}
