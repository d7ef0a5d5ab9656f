using System.Text;
using System.Text.Json;
using CopBot.ServiceDirectory.Interchange;

namespace CopBot.Tests.ServiceDirectory.Interchange;

public class ExportTests
{
    [Fact]
    public void Json_IsAPageOfFullServices_ThatTheStandardsSchemaTakes()
    {
        using var page = JsonDocument.Parse(WriteOruk.Write(Samples.All));
        Assert.Equal(4, page.RootElement.GetProperty("total_items").GetInt32());
        Assert.Equal(1, page.RootElement.GetProperty("total_pages").GetInt32());
        Assert.True(page.RootElement.GetProperty("first_page").GetBoolean());
        Assert.True(page.RootElement.GetProperty("last_page").GetBoolean());
        Assert.False(page.RootElement.GetProperty("empty").GetBoolean());
        var contents = page.RootElement.GetProperty("contents").EnumerateArray().ToList();
        Assert.Equal(4, contents.Count);
        Assert.All(contents, service => Assert.Empty(Schemas.FaultsOf(service)));
    }

    // The schemata are read as they should be: they take the standard's example, and refuse what is wrong.
    [Fact]
    public void Schemas_TakeTheExample_AndRefuseWhatIsWrong()
    {
        using var example = JsonDocument.Parse(Schemas.Read("example_full.json"));
        Assert.Empty(Schemas.FaultsOf(example.RootElement));
        using var wrong = JsonDocument.Parse("""{"id": "14", "name": "x", "status": "open", "schedules": [{"id": 3, "freq": "DAILY"}]}""");
        Assert.True(Schemas.FaultsOf(wrong.RootElement).Count >= 3);
    }

    [Fact]
    public void Json_ReadsBackAsTheSameRecords()
    {
        var back = ReadImportFile.Read(WriteOruk.Write(Samples.All), TestContext.Current.CancellationToken);
        Assert.Empty(back.Refused);
        Assert.Empty(back.LeftOut);
        Assert.Equal(Samples.All.Select(s => Samples.Show(Samples.AsInAFile(s))), back.Rows.Select(r => Samples.Show(Samples.AsInAFile(r.Service))));
    }

    [Fact]
    public void Csv_ReadsBackAsTheSameRecords()
    {
        var back = ReadImportFile.Read(WriteCsv.Write(Samples.All), TestContext.Current.CancellationToken);
        Assert.Empty(back.Refused);
        Assert.Empty(back.LeftOut);
        Assert.Empty(back.UnknownColumns);
        Assert.Equal(Samples.All.Select(s => Samples.Show(Samples.AsInAFile(s))), back.Rows.Select(r => Samples.Show(Samples.AsInAFile(r.Service))));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Export_ImportedAgain_ChangesNothing(bool json)
    {
        var file = ReadImportFile.Read(json ? WriteOruk.Write(Samples.All) : WriteCsv.Write(Samples.All), TestContext.Current.CancellationToken);
        var plan = ImportPlan.Make(file, Samples.All, TestContext.Current.CancellationToken);
        Assert.Equal(4, plan.Count(RowFate.Unchanged));
    }

    [Fact]
    public void Export_NeverHoldsAWithheldPlace()
    {
        foreach (var file in new[] { WriteOruk.Write(Samples.All), WriteCsv.Write(Samples.All) })
        {
            var text = Encoding.UTF8.GetString(file);
            Assert.Contains("Safe house", text, StringComparison.Ordinal);
            Assert.All([Samples.Secret, "ST6 9ZZ", "ST69ZZ", "53.111", "2.222"], secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void Ids_AreTheSameInEveryExport_AndAreOfVersion5()
    {
        var first = WriteOruk.Write(Samples.All);
        Assert.Equal(first, WriteOruk.Write(Samples.All));
        var id = StableUuid.Of(Samples.Plain);
        Assert.Equal('5', id.ToString("D")[14]);
        Assert.Matches("^[89ab]", id.ToString("D")[19..]);
        Assert.NotEqual(id, StableUuid.Of(Samples.Rich));
        Assert.Equal("ac148810-d857-441c-9679-408f346de14b", StableUuid.Of(Samples.Plain with { SourceId = "ac148810-d857-441c-9679-408f346de14b" }).ToString("D"));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("'=x")]
    [InlineData("''=x")]
    public void Csv_WhatLooksLikeAFormula_IsGuardedAndReadBack(string cell)
    {
        Assert.Equal('\'', CsvCells.Guard(cell)[0]);
        Assert.NotEqual(cell, CsvCells.Guard(cell));
        Assert.Equal(cell, CsvCells.Unguard(CsvCells.Guard(cell)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("it's")]
    [InlineData("'quoted'")]
    [InlineData("plain")]
    public void Csv_WhatIsNoFormula_StaysAsItIs(string cell)
    {
        Assert.Equal(cell, CsvCells.Guard(cell));
        Assert.Equal(cell, CsvCells.Unguard(cell));
    }
}
