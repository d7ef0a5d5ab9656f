using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Playground.Worlds;
using CopBot.Tests.Robustness;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Pictures;

/// <summary>A picture all the way: drawn by an errand, kept in the outbox, sent as a photo to a Bot API with Telegram's rules.</summary>
public sealed class SendPictureTests
{
    [Fact]
    public async Task Picture_ArrivesAsAPhotoWithItsWords()
    {
        var picture = Gallery.All["attendance"];
        PictureMaker? maker = null;
        byte[] png = [];
        Place here = default;
        var script = new Script();
        script.Commands["drawing"] = _ => Reply.Of(new RunErrand(new ScriptErrand(1)));
        script.Errand = async (_, stop) =>
        {
            png = await maker!.DrawAsync(picture, stop);
            return picture.Words();
        };
        script.Brought = words => Reply.Of(new SendPicture("attendance.png", png, Html.Of(words)) { Where = here });
        await using var house = await TestHouse.OpenAsync(replace: services => services
            .AddSingleton(script).AddSingleton<Scripted>().AddSingleton<IFeature, ScriptedFeature>());
        maker = house.Services.GetRequiredService<PictureMaker>();
        here = new Place(new ChatId(house.Group.Id));

        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/drawing"));
        Assert.Equal(FileKind.Photo, said.File!.Kind);
        Assert.Equal(Draft.Width, said.File.Width);
        Assert.Equal(png.Length, said.File.Size);
        Assert.Equal(picture.Words(), said.Body.Text);
    }

    [Fact]
    public async Task Caption_TooLongForTelegram_IsCut()
    {
        var script = new Script();
        script.Commands["long"] = _ => Reply.Of(new SendPicture("p.png", PictureMaker.Draw(Gallery.All["poll-nobody"]), Html.Of(new string('x', 1500))));
        await using var house = await TestHouse.OpenAsync(replace: services => services
            .AddSingleton(script).AddSingleton<Scripted>().AddSingleton<IFeature, ScriptedFeature>());
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/long"));
        Assert.Equal(FileKind.Photo, said.File!.Kind);
        Assert.InRange(said.Body.Text.Length, 900, 1024);
    }
}
