using CopBot.Pictures;
using CopBot.Polls;
using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.Tests.Support;

namespace CopBot.Tests.Scales;

/// <summary>What is said without a name stands in no document that can be read, and nothing in them leads from it to a person.</summary>
public sealed class ScaleSecrecyTests
{
    [Fact]
    public async Task Words_AreReadableNowhere_UntilTheResult()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddPictures().AddSecrecy().AddPolls().AddScales());
        var (ann, ben, cleo) = (family.Ann, family.Ben, family.Cleo);
        var card = (await ann.SaysIn(family.Group, "/scale How sure are we?")).Single(s => s.Kind == "card");
        foreach (var person in new[] { ann, ben, cleo })
            await person.Presses(card, "5");
        var begin = (await ben.Presses((await ben.Opens(card, "Say more in private")).Only(), "Say more")).Message();
        await ben.Says("zebra");
        Nowhere("zebra");
        var thanks = (await ben.Says("giraffe")).Only();
        Nowhere("zebra");
        Nowhere("giraffe");
        await ben.Presses(thanks, "Change my words");
        await ben.Says("okapi");
        await ben.Says("quagga");
        Nowhere("okapi");
        var receipt = thanks.Buttons.Single().Data!.Split(':')[^1];
        Nowhere(receipt);
        Assert.Contains("What already makes it 5", begin.Text, StringComparison.Ordinal);

        await ann.Presses((await ann.Presses(card, "Close or change")).Message(), "Close now");
        var scale = family.Parlour.Store.Raw().Single(d => d.Kind == "scales").Json;
        Assert.Contains("Counts", scale, StringComparison.Ordinal);

        // He alone wrote any: so they are not shown, either.
        Assert.DoesNotContain("okapi", scale, StringComparison.Ordinal);
        Assert.DoesNotContain("zebra", scale, StringComparison.Ordinal);
        Assert.DoesNotContain(ben.Id.ToString(), scale, StringComparison.Ordinal);
        Assert.DoesNotContain(family.Parlour.Store.Raw(), d => d.Kind is "scaleAnswers" or "boxes" or "rolls" or "secretNotes");

        void Nowhere(string word) => Assert.DoesNotContain(family.Parlour.Store.Raw(), d => Written.Says(d.Json, word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Numbers_OfAScale_AreNotReadableBesideWhoGaveThem()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddPictures().AddSecrecy().AddPolls().AddScales());
        var card = (await family.Ann.SaysIn(family.Group, "/scale How sure are we?")).Single(s => s.Kind == "card");
        await family.Ann.Presses(card, "0");
        await family.Ben.Presses(card, "7");
        Assert.Equal("Changed from 7 to 10.", (await family.Ben.Presses(card, "10")).Toast().Text);

        // Who has answered is known; beside it there are as many unreadable bytes for each.
        var kept = family.Parlour.Store.Raw().Where(d => d.Kind == "scaleAnswers").Select(d => d.Json.Replace("\\u002B", "+", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, kept.Count);
        Assert.Single(kept.Select(k => k.Length).Distinct());
        Assert.All(kept, k => Assert.Contains("\"Sealed\"", k, StringComparison.Ordinal));
        Assert.All(kept, k => Assert.False(Written.Says(k, "Number"), k));
        Assert.All(kept, k => Assert.False(Written.Says(k, "Bold"), k));
    }

    [Fact]
    public async Task CheckinWithoutNames_LeavesNoDocumentThatNamesWhoAnswered()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddPictures().AddSecrecy().AddPolls().AddScales());
        var card = (await family.Ann.SaysIn(family.Group, "/checkin How full is your cup?")).Single(s => s.Kind == "card");
        await family.Ben.Presses(card, "8");
        await family.Cleo.Presses(card, "2");

        // That he is in the group, and no more.
        Assert.Equal(["people"], Naming());
        Assert.Single(family.Parlour.Store.Raw(), d => d.Kind == "boxes");

        List<string> Naming() => [.. family.Parlour.Store.Raw().Where(d => Written.Says(d.Json, family.Ben.Id.ToString())).Select(d => d.Kind).Order()];
    }
}
