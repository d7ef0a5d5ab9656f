using System.Text;
using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;
using CopBot.Tests.ServiceDirectory;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// Odd cells broke the reading of a file, and the import stayed under way for ever; or became a record whose card could not be
/// shown. An address that was made secret by an import came back with its undo.
/// </summary>
public sealed class Bug123
{
    [Fact]
    public void Ages_InDigitsOfAnotherScript_AreLeftOut()
    {
        var row = Assert.Single(Read("name,ages\nYouth club,১৬-২৫\n").Rows).Service;
        Assert.Null(row.MinimumAge);
        Assert.Null(row.MaximumAge);
    }

    [Theory]
    [InlineData("""[{"number":"01632 960001"}]""", "01632 960001")]
    [InlineData("""[{"Number":null},{"Number":"01632 960002"},null]""", "01632 960002")]
    public void PhonesAsJson_HoweverTheyAreSpelt_AreReadOrLeftOut(string cell, string number)
    {
        var row = Assert.Single(Read($"name,phones\nYouth club,\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n").Rows).Service;
        Assert.Equal(number, Assert.Single(row.Phones).Number);
    }

    [Fact]
    public void Withheld_AsATextInJson_Counts()
    {
        var row = Assert.Single(Read("""[{"id":"1","name":"Refuge","address_withheld":"yes","address":"9 Hidden Lane","postcode":"ST1 9ZZ"}]""").Rows).Service;
        Assert.True(row.AddressWithheld);
        Assert.Empty(row.Locations);
    }

    [Fact]
    public async Task Undo_OfAnImportThatMadeAnAddressSecret_DoesNotBringItBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var service = await house.AddAsync("Harbour refuge", "A safe place", s => s with
        {
            SourceId = "h1",
            Locations = [new Location { Address = "9 Hidden Lane", City = "Hanley", PostalCode = "ST1 9ZZ" }],
        });
        var csv = "id,name,organisation,description,address withheld\nh1,Harbour refuge,Potteries Help,A safe place to stay,yes\n";
        var card = Assert.Single(await house.SendFileAsync(house.Amara, house.Group, FileKind.Document, "services.csv", "/import", Encoding.UTF8.GetBytes(csv)));
        await house.PressAsync(house.Amara, card, "Import");
        Assert.True((await house.ReadAsync(d => d.Get(ServiceKinds.Services, ServiceKinds.IdOf(service.Id))))!.AddressWithheld);
        Assert.DoesNotContain("Hidden", string.Concat(await house.ReadAsync(d => d.All(InterchangeKinds.Steps).SelectMany(s => s.Changes).SelectMany(c => c.Before?.Locations ?? []).Select(l => l.Address).ToList())), StringComparison.Ordinal);

        await house.PressAsync(house.Amara, card, "Undo");
        var after = await house.ReadAsync(d => d.Get(ServiceKinds.Services, ServiceKinds.IdOf(service.Id)));
        Assert.True(after!.AddressWithheld);
        Assert.Empty(after.Locations);
        Assert.Equal("A safe place", after.Description);
    }

    private static ImportFile Read(string text) => ReadImportFile.Read(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
}
