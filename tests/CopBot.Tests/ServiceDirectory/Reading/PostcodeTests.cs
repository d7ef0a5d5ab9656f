using CopBot.ServiceDirectory.Reading;

namespace CopBot.Tests.ServiceDirectory.Reading;

public class PostcodeTests
{
    [Theory]
    [InlineData("ST1 3EJ", "ST1 3EJ", "ST1")]
    [InlineData("st13ej", "ST1 3EJ", "ST1")]
    [InlineData(" m 4  4de ", "M4 4DE", "M4")]
    [InlineData("SW1A 1AA", "SW1A 1AA", "SW1A")]
    [InlineData("W1T1AB", "W1T 1AB", "W1T")]
    [InlineData("M16\u00a00LN", "M16 0LN", "M16")]
    [InlineData("ST1", "ST1", "ST1")]
    [InlineData("m25", "M25", "M25")]
    [InlineData("EC1A", "EC1A", "EC1A")]
    public void Read_APostcode_Normalised(string written, string text, string district)
    {
        var postcode = Postcode.Read(written);
        Assert.Equal((text, district), (postcode?.Text, postcode?.District));
        Assert.Equal(text.Contains(' '), postcode?.IsWhole);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A1")]
    [InlineData("XX1 1AA")]
    [InlineData("Hanley")]
    [InlineData("ST1 3E")]
    [InlineData("ST1 3EC")]
    [InlineData("12345")]
    [InlineData("ST1 3EJ Hanley")]
    public void Read_NoPostcode_IsNull(string written) => Assert.Null(Postcode.Read(written));

    [Theory]
    [InlineData("The Lodge, Green Lane, Bolton BL3 2HP", "BL3 2HP")]
    [InlineData("5 Johnson fold Ave, bl15sf (side door)", "BL1 5SF")]
    [InlineData("Formerly at M1 1AA, now 5 Moss Lane, M15 5JB, Manchester", "M15 5JB")]
    public void Find_InAnAddress_TheLast(string address, string postcode) => Assert.Equal(postcode, Postcode.Find(address)?.Text);

    [Theory]
    [InlineData("Unit 8a, Trafford Retail Park, Urmston")]
    [InlineData("Off the M60 at J10, 2nd turning")]
    [InlineData("")]
    public void Find_WithoutOne_IsNull(string address) => Assert.Null(Postcode.Find(address));
}
