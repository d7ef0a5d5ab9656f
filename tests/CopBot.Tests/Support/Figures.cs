namespace CopBot.Tests.Support;

/// <summary>
/// What a test has counted or measured, for whoever reads: in the test's own output, and in the file that <c>COPBOT_FIGURES</c> names,
/// since a runner shows only the output of tests that fail.
/// </summary>
internal static class Figures
{
    private static readonly Lock Turn = new();

    public static void Report(this ITestOutputHelper output, string figures)
    {
        output.WriteLine(figures);
        if (Environment.GetEnvironmentVariable("COPBOT_FIGURES") is not { Length: > 0 } file)
            return;
        lock (Turn)
            File.AppendAllText(file, $"{TestContext.Current.TestClass?.TestClassSimpleName}: {figures}\n");
    }
}
