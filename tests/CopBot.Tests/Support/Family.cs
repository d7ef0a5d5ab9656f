using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Support;

/// <summary>
/// A group of three: Ann is its administrator, Ben and Cleo are members. Dan is in none. Their numbers are as long as Telegram's newer ones: a
/// shorter one would stand by chance in others that are searched for it.
/// </summary>
internal sealed class Family : IAsyncDisposable
{
    public Parlour Parlour { get; private init; } = null!;

    public Group Group { get; private set; } = null!;

    public Someone Ann { get; private init; } = null!;

    public Someone Ben { get; private init; } = null!;

    public Someone Cleo { get; private init; } = null!;

    public Someone Dan { get; private init; } = null!;

    public static async Task<Family> OpenAsync(string title = "Family Support CoP", Action<IServiceCollection>? more = null)
    {
        var parlour = await Parlour.OpenAsync(more);
        var family = new Family
        {
            Parlour = parlour,
            Ann = parlour.Somebody(7_000_050_001, "Ann Facilitator", "ann_f"),
            Ben = parlour.Somebody(7_000_050_002, "Ben <b>Bold</b>", "ben_b"),
            Cleo = parlour.Somebody(7_000_050_003, "Cleo & Co"),
            Dan = parlour.Somebody(7_000_050_004, "Dan", "dan_d"),
        };
        family.Group = await parlour.GroupAsync(title, family.Ann, family.Ben, family.Cleo);
        return family;
    }

    /// <summary>A second group with Ben as its administrator and Cleo in it.</summary>
    public Task<Group> SecondGroupAsync(string title = "Housing CoP") => Parlour.GroupAsync(title, Ben, Cleo);

    public ValueTask DisposeAsync() => Parlour.DisposeAsync();
}

internal static class SeenOnly
{
    /// <summary>The one thing that was said, presses' silent answers aside.</summary>
    public static Seen Only(this IReadOnlyList<Seen> seen) => Assert.Single(seen, s => s is not { Kind: "toast", Markup: "" });

    /// <summary>The one message that was sent or changed, what answered a press aside.</summary>
    public static Seen Message(this IReadOnlyList<Seen> seen) => Assert.Single(seen, s => s.Kind != "toast");

    public static Seen Toast(this IReadOnlyList<Seen> seen) => Assert.Single(seen, s => s.Kind == "toast");

    /// <summary>Nothing was said, presses' silent answers aside.</summary>
    public static void Nothing(this IReadOnlyList<Seen> seen) => Assert.DoesNotContain(seen, s => s is not { Kind: "toast", Markup: "" });
}
