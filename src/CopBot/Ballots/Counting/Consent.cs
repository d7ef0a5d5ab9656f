namespace CopBot.Ballots.Counting;

/// <summary>What somebody says to a proposal. Carried by buttons and kept by its letter: never renumber.</summary>
internal enum Stance
{
    /// <summary>I can live with it.</summary>
    Consent,

    /// <summary>I can live with it, and something worries me.</summary>
    Concern,

    /// <summary>It would do harm.</summary>
    Object,

    /// <summary>I leave it to the others.</summary>
    StandAside,
}

/// <summary>What was said to a proposal, added up.</summary>
internal sealed record Stances(int Consent, int Concern, int Object, int StandAside)
{
    public int All => Consent + Concern + Object + StandAside;

    public int Of(Stance stance) => stance switch
    {
        Stance.Consent => Consent,
        Stance.Concern => Concern,
        Stance.Object => Object,
        Stance.StandAside => StandAside,
    };
}

/// <summary>A proposal is adopted where nobody objects, enough have answered, and somebody has said yes.</summary>
internal static class Consent
{
    public static Stances Count(IReadOnlyList<Stance> answers) => new(
        answers.Count(a => a == Stance.Consent),
        answers.Count(a => a == Stance.Concern),
        answers.Count(a => a == Stance.Object),
        answers.Count(a => a == Stance.StandAside));

    /// <summary>A concern says: I can live with it. So it is a yes.</summary>
    public static bool IsAdopted(Stances said) => said.Object == 0 && said.Consent + said.Concern > 0;
}
