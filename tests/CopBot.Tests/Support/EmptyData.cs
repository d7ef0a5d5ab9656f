namespace CopBot.Tests.Support;

/// <summary>Data folders of the tests' own.</summary>
internal static class EmptyData
{
    /// <summary>A fresh folder; whoever asked for it deletes it.</summary>
    public static string Copy() => Directory.CreateTempSubdirectory("copbot-test-").FullName;
}
