using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Pictures;

/// <summary>
/// An errand of any feature's: draws <paramref name="Picture"/> outside the reader and sends it to a chat with its words. Where they are
/// longer than a caption, they go first, as a message of their own.
/// </summary>
/// <param name="Name">The file's name with its ending, such as <c>poll.png</c>.</param>
/// <param name="Words">Markup: what the picture shows, for all; see <see cref="Picture.Words"/>.</param>
internal sealed record DrawAndSend(Picture Picture, string Name, ChatId Chat, string Words)
{
    public TopicId? Topic { get; init; }

    public Promise Promise { get; init; }

    /// <summary>Arrives without a sound.</summary>
    public bool Silently { get; init; }
}

/// <summary>What was drawn, as PNG.</summary>
internal sealed record Drawn(byte[] Png);

/// <summary>Draws, and sends what was drawn.</summary>
internal sealed class SendDrawn(PictureMaker pictures) : IRun<DrawAndSend, Drawn>, IHandle<Brought<DrawAndSend, Drawn>>
{
    public async Task<Drawn> RunAsync(DrawAndSend errand, CancellationToken cancellationToken) => new(await pictures.DrawAsync(errand.Picture, cancellationToken));

    public Reply Handle(Brought<DrawAndSend, Drawn> what, Scene scene)
    {
        var order = what.Errand;
        var words = Html.FromMarkup(order.Words);
        var place = new Place(order.Chat, order.Topic);
        var isLong = words.Split(HtmlSplitting.CaptionLimit).Count > 1;
        var picture = new SendPicture(order.Name, what.Result.Png, isLong ? Html.Of(PlainText.Shorten(order.Picture.Title, 200)) : words)
        {
            Where = place,
            Promise = order.Promise,
            Silently = order.Silently,
        };
        return isLong
            ? Reply.Of(new Say(words, Keyboard.None) { Where = place, Promise = order.Promise, Silently = order.Silently }, picture)
            : Reply.Of(picture);
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(DrawAndSend))]
internal sealed partial class PicturesJson : JsonSerializerContext;

/// <summary>Lets features have pictures drawn and sent; keeps nothing.</summary>
internal sealed class PicturesFeature : RoomWithoutMemory
{
    public override string Name => "pics";

    public override void Map(RouteBuilder routes) => routes.Errand<DrawAndSend, Drawn, SendDrawn, SendDrawn>("draw", PicturesJson.Default);
}
