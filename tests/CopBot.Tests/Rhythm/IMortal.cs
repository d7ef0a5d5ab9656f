using CopBot.Tests.Support;

namespace CopBot.Tests.Rhythm;

/// <summary>A house's bot that dies again and again; what was asked of one life is asked of the next.</summary>
internal interface IMortal : IBotElsewhere, IAsyncDisposable
{
    IReadOnlyList<Death> Deaths { get; }

    /// <summary>Dies no more, does what is left to do, and stops as a bot does.</summary>
    Task StopAsync();
}

/// <summary>An end without a word, where it came, and what was on its way then.</summary>
internal sealed record Death(string End, IReadOnlyList<InDoubt> InDoubt);
