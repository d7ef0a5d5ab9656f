namespace CopBot.ServiceDirectory.Questions;

/// <summary>The word lists that are built into the program.</summary>
internal static class Lists
{
    /// <summary>The lines that hold something, without remarks.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(Lists).Assembly.GetManifestResourceStream(typeof(Lists), name)
            ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
        {
            var remark = line.IndexOf('#', StringComparison.Ordinal);
            var said = (remark < 0 ? line : line[..remark]).Trim();
            if (said.Length > 0)
                lines.Add(said);
        }

        return lines;
    }
}
