using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>What Telegram would refuse (core.telegram.org/bots/api#sendpoll), and what would be no poll: said before anything is posted.</summary>
internal static class PollCheck
{
    /// <summary>Null where it can be posted.</summary>
    public static Html? Refuse(PollSheet sheet) => RefuseQuestion(sheet.Question) ?? RefuseOptions(sheet);

    public static Html? RefuseQuestion(string question) => question.Length switch
    {
        0 => PollTexts.NoQuestion,
        > PollSheet.LongestQuestion => PollTexts.LongQuestion(question),
        _ => null,
    };

    public static Html? RefuseOptions(PollSheet sheet)
    {
        var options = sheet.Options;
        if (options.Any(o => o.Length == 0))
            return PollTexts.EmptyOption(options.TakeWhile(o => o.Length > 0).Count() + 1);
        if (options.Length < (sheet.TakesOptions ? 1 : 2))
            return PollTexts.FewOptions;
        if (options.Length > PollSheet.MostOptions)
            return PollTexts.ManyOptions(options.Length);
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i].Length > PollSheet.LongestOption)
                return PollTexts.LongOption(i + 1, options[i]);
        }

        return options.GroupBy(o => o, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? PollTexts.SameOption(twice.Key) : null;
    }
}
