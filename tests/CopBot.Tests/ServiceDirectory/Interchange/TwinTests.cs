using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;

namespace CopBot.Tests.ServiceDirectory.Interchange;

public class TwinTests
{
    [Theory]
    [InlineData("CAB Hanley", "", "", "Citizens Advice Hanley", "", "")]
    [InlineData("Hanley Citizens Advice Bureau", "", "", "Citizens Advice, Hanley", "", "")]
    [InlineData("Broadheath Central FC", "", "WA14 5DX", "Broadheath Central Football Club", "", "WA14 5DX")]
    [InlineData("BRASS Bolton", "", "BL3 2HP", "BRASS Bolton food bank", "", "BL3 2HP")]
    [InlineData("The Counselling and Family Centre, Altrincham", "", "", "Counselling & Family Centre (Altrincham)", "", "")]
    [InlineData("Potteries Monney Help", "", "", "Potteries Money Help", "", "")]
    [InlineData("Money Help", "01782 000000", "", "Potteries money help and debt", "01782 000000", "")]
    [InlineData("YMCA", "", "ST1 3EJ", "Young Men Christian Association", "", "ST1 3EJ")]
    public void Like_TheSameInOtherWords_IsATwin(string name, string phone, string postcode, string other, string otherPhone, string otherPostcode) =>
        Assert.Single(Finder(Make(1, other, otherPhone, otherPostcode)).Like(Make(2, name, phone, postcode)));

    [Theory]
    [InlineData("Boots", "", "M33 7XZ", "Boots", "", "M41 7FN")]
    [InlineData("Bolton food bank", "", "", "Bury food bank", "", "")]
    [InlineData("Debt advice", "01782 000000", "", "Baby group", "01782 000001", "")]
    [InlineData("Hanley Library", "", "ST1 3RS", "Hanley Swimming Club", "", "ST1 3RS")]
    [InlineData("Citizens Advice Oldham", "0161 496 0001", "OL1 1AA", "Citizens Advice Rochdale", "0161 496 0002", "OL16 1AB")]
    public void Like_SomethingElse_IsNone(string name, string phone, string postcode, string other, string otherPhone, string otherPostcode) =>
        Assert.Empty(Finder(Make(1, other, otherPhone, otherPostcode)).Like(Make(2, name, phone, postcode)));

    [Fact]
    public void Like_ItsOwnRecord_IsNone()
    {
        var one = Make(1, "Citizens Advice Hanley", "01782 000000", "ST1 3EJ");
        Assert.Empty(Finder(one).Like(one));
    }

    // The words of one street of towns, so that the rest of the names is as alike as in real lists.
    private static TwinFinder Finder(Service one) => new(
        [one, .. new[] { "Oldham", "Rochdale", "Bury", "Bolton", "Sale", "Hale" }.SelectMany((town, i) => new[] { Make(100 + i, $"{town} Library", "", ""), Make(200 + i, $"{town} food pantry", "", ""), Make(300 + i, $"Age UK {town}", "", "") })]);

    private static Service Make(long id, string name, string phone, string postcode) => new(new ServiceId(id), new CommunityId(1), name, new Organization(name))
    {
        Phones = phone.Length > 0 ? [new Phone(phone)] : [],
        Locations = postcode.Length > 0 ? [new Location { PostalCode = postcode }] : [],
    };
}
