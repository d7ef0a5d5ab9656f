using CopBot.ServiceDirectory.Questions;

namespace CopBot.Benchmarks;

/// <summary>How often a right record is first or in the top three, and how often a question without an answer is told so.</summary>
internal static class AnswerBenchmark
{
    public static void Run()
    {
        var folder = Folder();
        var directory = new AnsweringDirectory(TraffordServices.Read(folder));
        var questions = LabelledQuestion.Read(folder);
        foreach (var part in new[] { false, true })
            Print(part ? "kept apart" : "tuned on", [.. questions.Where(q => q.IsKeptApart == part)], directory, lists: !part);
        PrintTalk(folder);
    }

    /// <summary>What is understood of one question, and what is answered.</summary>
    public static void Ask(string text)
    {
        var directory = new AnsweringDirectory(TraffordServices.Read(Folder()));
        var question = directory.Reader.Read(text, TraffordServices.Community);
        Console.WriteLine($"a question in a group: {QuestionReader.AsksForAService(text, toTheBot: false)}, to the bot: {QuestionReader.AsksForAService(text, toTheBot: true)}");
        Console.WriteLine($"topic: {question.Topic} | place: {question.Place} | age: {question.Age} | for: {question.Audience} | days: {string.Join(',', question.Days)} {(question.InTheEvening ? "evening" : "")} {(question.ForFree ? "free" : "")} {question.Language}");
        foreach (var concept in question.Concepts)
            Console.WriteLine($"  {concept.Kind}{(concept.IsStory ? " (story)" : "")}: {concept.Written} = {string.Join(", ", concept.Sayings.Select(s => string.Join(' ', s.Stems)))}");
        var answer = directory.Answer.Find(question, TraffordServices.Community);
        Console.WriteLine(answer.Fits.IsEmpty ? "nothing fits; might help:" : $"fits{(answer.LookedWider ? " (looked wider)" : "")}:");
        foreach (var match in (answer.Fits.IsEmpty ? answer.MightHelp : answer.Fits).Take(10))
            Console.WriteLine($"  {directory.Line(match)}");
    }

    private static void Print(string name, IReadOnlyList<LabelledQuestion> questions, AnsweringDirectory directory, bool lists)
    {
        var score = Score.Of(questions, directory);
        if (lists)
            Console.WriteLine($"missed of those tuned on:\n{string.Join('\n', score.Missed.Select(q => Missed(q, directory)))}");
        Console.WriteLine($"{name}: {score}");
    }

    private static string Missed(LabelledQuestion question, AnsweringDirectory directory)
    {
        var answer = directory.Ask(question.Text);
        var lines = (answer.Fits.IsEmpty ? answer.MightHelp : answer.Fits).Take(Score.Shown).Select(m => $"      {(answer.Fits.IsEmpty ? "?" : "")}{directory.Line(m)}");
        return $"  {question.Text} => {string.Join(' ', question.Right)}\n{string.Join('\n', lines)}";
    }

    private static void PrintTalk(string folder)
    {
        var talk = LabelledTalk.Read(folder);
        foreach (var part in new[] { false, true })
        {
            var some = talk.Where(t => t.IsKeptApart == part).ToList();
            var (precision, recall) = LabelledTalk.Score(some);
            Console.WriteLine($"{(part ? "kept apart" : "tuned on")}: {some.Count} lines of chat: of those taken for a question {precision:P1} were one, of the questions {recall:P1} were seen");
        }
    }

    private static string Folder() => Path.Combine(AppContext.BaseDirectory, "Answers");
}
