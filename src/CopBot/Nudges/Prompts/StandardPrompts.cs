using System.Collections.Immutable;

namespace CopBot.Nudges.Prompts;

/// <summary>Twenty questions that come with the list. Kept by their keys, so a key never gets another question.</summary>
internal static class StandardPrompts
{
    public static ImmutableArray<(string Key, string Text)> All { get; } =
    [
        // What works already, and the next small step.
        ("s1", "What went a little better than you expected this week? What did you do that helped?"),
        ("s2", "Think of something that feels stuck. On a day when it is slightly easier, what is different?"),
        ("s3", "Suppose next month goes really well. What would you notice first?"),
        ("s4", "From 0 to 10, how sure are you of your next step with a family? What makes it that number, and not a lower one?"),
        ("s5", "What is the smallest change that would make your week easier? Who could help with it?"),

        // Strengths.
        ("s6", "Which strength of a family you know deserves to be seen by more people? No names, please."),
        ("s7", "What are you good at that colleagues could ask you for?"),
        ("s8", "Who made your work easier lately, and how? You can tell them with /thanks."),
        ("s9", "What do families here do for one another that no service could do?"),
        ("s10", "When did you last see somebody find their own answer? What gave them the room to?"),

        // Lived experience.
        ("s11", "What do people who have been through it themselves know that forms never ask?"),
        ("s12", "If you have been helped yourself: what did somebody do that made the difference?"),
        ("s13", "Which words that we use would sound strange, or hurt, if they were about you?"),
        ("s14", "How do families have a say in what you do? What did you change because of it?"),
        ("s15", "What would make it easier to ask for help the first time?"),

        // Learning from one another.
        ("s16", "Which page, form or list do you open again and again? Share it here with /share."),
        ("s17", "What did you try that did not work, and what did you learn from it?"),
        ("s18", "How do you begin a first conversation with somebody who expects the worst?"),
        ("s19", "Which service nearby do you wish more people knew? Add it with /offer."),
        ("s20", "What would you like to learn from somebody in this group in the next months?"),
    ];
}
