using CopBot.Storage;

namespace CopBot.Tests.Storage;

public abstract partial class StoreContract
{
    public static TheoryData<string> Texts =>
    [
        "", " ", "  leading and trailing \t\r\n", "👩🏽‍🚒 Ünïcödé עברית 中文 \u0001\u001f", "null", "<b>\"quoted\"\\</b>", "2025-01-01T00:00:00Z",
        new string('x', 1_000_000), string.Concat(Enumerable.Repeat("🙂é", 100_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public async Task Put_AnyText_ComesBackAsItWas_AlsoAfterReopening(string text)
    {
        var note = Notes.Make("n", text) with { Owner = null };
        await Do(() => Documents.Put(Notes.Kind, note));

        Assert.Equal(text, (await Do(() => Documents.Get(Notes.Kind, "n")))!.Text);
        await ReopenAsync();
        Assert.Equal(text, (await Do(() => Documents.Get(Notes.Kind, "n")))!.Text);
    }

    [Fact]
    public async Task Put_AnInstantWithAnOffset_KeepsItsTicksAndItsOffset()
    {
        var at = new DateTimeOffset(2025, 3, 30, 1, 30, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567);
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("n") with { At = at }));
        await ReopenAsync();

        var read = await Do(() => Documents.Get(Notes.Kind, "n")!.At);

        Assert.Equal(at.Ticks, read.Ticks);
        Assert.Equal(at.Offset, read.Offset);
    }

    [Fact]
    public async Task Get_WhatIsNotThere_IsNull() => Assert.Null(await Do(() => Documents.Get(Notes.Kind, "none")));

    [Fact]
    public async Task Ids_ThatDifferByCapitalsSpacesOrAccents_AreDifferent()
    {
        string[] ids = ["a", "A", " a", "a ", "á", "a\u0301", "", "ä", "🙂", "ß", "ss"];
        await Do(() =>
        {
            foreach (var id in ids)
                Documents.Put(Notes.Kind, Notes.Make(id, "text of " + id));
        });
        await ReopenAsync();

        await Do(() =>
        {
            Assert.Equal(ids.Length, Documents.Count(Notes.Kind));
            foreach (var id in ids)
                Assert.Equal("text of " + id, Documents.Get(Notes.Kind, id)!.Text);
        });
    }

    [Fact]
    public async Task All_IsInTheOrdinalOrderOfIds()
    {
        string[] ids = ["b", "a", "B", "Z", "10", "9", "é", "z", "-", "_", ""];
        await Do(() =>
        {
            foreach (var id in ids)
                Documents.Put(Notes.Kind, Notes.Make(id));
        });

        Assert.Equal(ids.Order(StringComparer.Ordinal), await Do(() => Documents.All(Notes.Kind).Select(note => note.Id).ToArray()));
    }

    [Fact]
    public async Task Kinds_DoNotSeeEachOther()
    {
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("x"));
            Documents.Put(Notes.Cards, new Card("x", 3));
            Documents.Delete(Notes.Kind, "x");
        });

        Assert.Equal(new Card("x", 3), await Do(() => Documents.Get(Notes.Cards, "x")));
        Assert.Equal(0, await Do(() => Documents.Count(Notes.Kind)));
    }

    [Fact]
    public async Task Put_AnIdAgain_ReplacesTheDocument()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("n", new string('a', 20_000))));
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("n", "short")));
        await ReopenAsync();

        Assert.Equal("short", (await Do(() => Assert.Single(Documents.All(Notes.Kind)))).Text);
    }

    [Fact]
    public async Task Delete_SaysWhetherThereWasADocument()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("n", "", "tag")));

        Assert.Equal((true, false), await Do(() => (Documents.Delete(Notes.Kind, "n"), Documents.Delete(Notes.Kind, "n"))));
        Assert.False(await Do(() => Documents.Delete(Notes.Kind, "n")));
        Assert.Empty(await Do(() => Documents.Find(Notes.Kind, Notes.ByTag, "tag")));
    }

    [Fact]
    public async Task PutAndDelete_InOneTransaction_TheLastCounts()
    {
        await Do(() => Documents.Put(Notes.Kind, Notes.Make("kept", "old", "t")));
        await Do(() =>
        {
            Documents.Put(Notes.Kind, Notes.Make("new", "", "t"));
            Assert.True(Documents.Delete(Notes.Kind, "new"));
            Assert.True(Documents.Delete(Notes.Kind, "kept"));
            Assert.Null(Documents.Get(Notes.Kind, "kept"));
            Documents.Put(Notes.Kind, Notes.Make("kept", "again", "t"));
        });

        Assert.Equal("again", (await Do(() => Assert.Single(Documents.Find(Notes.Kind, Notes.ByTag, "t")))).Text);
        Assert.Equal(1, await Do(() => Documents.Count(Notes.Kind)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public async Task Put_AnIdThatNoStoreTakes_IsRefused(int unit)
    {
        var id = unit < 0 ? null! : $"a{(char)unit}b";
        await Assert.ThrowsAsync<ArgumentException>(() => Do(() => Documents.Put(Notes.Kind, Notes.Make(id))));
    }

    [Fact]
    public async Task Put_TheLongestId_IsTaken_OneByteMoreIsNot()
    {
        var longest = new string('é', StoreLimits.KeyBytes / 2);
        await Do(() => Documents.Put(Notes.Kind, Notes.Make(longest, "", new string('t', StoreLimits.KeyBytes))));

        Assert.Single(await Do(() => Documents.Find(Notes.Kind, Notes.ByTag, new string('t', StoreLimits.KeyBytes))));
        await Assert.ThrowsAsync<ArgumentException>(() => Do(() => Documents.Put(Notes.Kind, Notes.Make(longest + "x"))));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Do(() => Documents.Put(Notes.Kind, Notes.Make("x", "", new string('t', StoreLimits.KeyBytes + 1)))));
    }
}
