using CopBot.ServiceDirectory.Reading;

namespace CopBot.Tests.ServiceDirectory.Reading;

public class UkPhoneTests
{
    [Theory]
    [InlineData("0161 496 0000", "0161 496 0000", "+441614960000")]
    [InlineData("01614960000", "0161 496 0000", "+441614960000")]
    [InlineData("+44 (0)161 496-0000", "0161 496 0000", "+441614960000")]
    [InlineData("0044 161 496 0000", "0161 496 0000", "+441614960000")]
    [InlineData("Tel: 01632 960000", "01632 960000", "+441632960000")]
    [InlineData("01782 000000", "01782 000000", "+441782000000")]
    [InlineData("020 7946 0018", "020 7946 0018", "+442079460018")]
    [InlineData("07700 900123", "07700 900123", "+447700900123")]
    [InlineData("O1632 960 777", "01632 960777", "+441632960777")]
    [InlineData("O7872611770", "07872 611770", "+447872611770")]
    [InlineData("7464036317", "07464 036317", "+447464036317")]
    [InlineData("01204 385 848", "01204 385848", "+441204385848")]
    [InlineData("0300 003 2331", "0300 003 2331", "+443000032331")]
    [InlineData("0808 157 0000", "0808 157 0000", "+448081570000")]
    [InlineData("0800 1111", "0800 1111", "+448001111")]
    [InlineData("0161 496 0000 ext 12", "0161 496 0000 ext. 12", "+441614960000;ext=12")]
    [InlineData("116 123", "116 123", "116123")]
    [InlineData("116123", "116 123", "116123")]
    [InlineData("111", "111", "111")]
    [InlineData("101", "101", "101")]
    public void Read_ANumber_AsPeopleReadIt(string written, string number, string tel)
    {
        var phone = UkPhone.Read(written);
        Assert.Equal((number, tel), (phone?.Number, phone?.Tel));
    }

    [Theory]
    [InlineData("")]
    [InlineData("999")]
    [InlineData("112")]
    [InlineData("Not known")]
    [InlineData("Information will be posted asap")]
    [InlineData("12")]
    [InlineData("2026-11-25")]
    [InlineData("0161 496 0000 or 07700 900123")]
    [InlineData("0161 496")]
    [InlineData("0161 496 0000 0000 0000")]
    [InlineData("ST1 3EJ")]
    [InlineData("=0161 496 0000")]
    public void Read_NoNumber_IsNull(string written) => Assert.Null(UkPhone.Read(written));

    [Theory]
    [InlineData("0161 761 5908 or 07724113035", "0161 761 5908; 07724 113035")]
    [InlineData("0161 273 3977 (during opening hours)", "0161 273 3977 [during opening hours]")]
    [InlineData("0161 227 3477 / baguley@example.org", "0161 227 3477")]
    [InlineData("secretary_stuc@example.org 0161 789 2999", "0161 789 2999")]
    [InlineData("info@example.org\u00a00161 222 3032", "0161 222 3032")]
    [InlineData("info@example.com 0161 \n274 2186", "0161 274 2186")]
    [InlineData("Ring 116 123 at any time, or 0161 496 0000", "116 123; 0161 496 0000")]
    [InlineData("0161 496 0000 0161 496 0001", "0161 496 0000; 0161 496 0001")]
    [InlineData("O1613681392", "0161 368 1392")]
    [InlineData("https://example.org/01614960000", "")]
    [InlineData("Open 2025-2026 for £10000", "")]
    [InlineData("NA", "")]
    public void Find_InAText_All(string written, string found) => Assert.Equal(
        found, string.Join("; ", UkPhone.Find(written).Select(p => p.Description.Length > 0 ? $"{p.Number} [{p.Description}]" : p.Number)));

    [Fact]
    public void Read_WhatItSays_IsTheSameAgain()
    {
        foreach (var written in new[] { "01614960000", "116123", "0161 496 0000 ext 12", "+353 1 679 9999", "0800 1111" })
            Assert.Equal(UkPhone.Read(written), UkPhone.Read(UkPhone.Read(written)!.Number));
    }
}
