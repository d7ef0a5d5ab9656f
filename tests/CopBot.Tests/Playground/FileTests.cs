using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Playground.Example;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#sending-files, #getfile, #sendphoto.</summary>
public sealed class FileTests : PlaygroundTest
{
    private async Task<Answer> UploadAsync(string method, string field, string name, byte[] bytes, string? caption = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{Group.Id}"), "chat_id" } };
        if (caption is not null)
            form.Add(new StringContent(caption), "caption");
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, field, name);
        using var response = await Http.PostAsync($"{Server.Url}/bot{Server.Token}/{method}", form, Stop);
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    [Fact]
    public async Task AnUpload_ComesBackByItsPath()
    {
        var sent = (await UploadAsync("sendDocument", "document", "guide.pdf", "%PDF"u8.ToArray())).Result.GetProperty("document");
        Assert.Equal(("guide.pdf", "application/pdf", 4), (sent.GetProperty("file_name").GetString(), sent.GetProperty("mime_type").GetString(), sent.GetProperty("file_size").GetInt32()));
        var path = (await CallAsync("getFile", new { file_id = sent.GetProperty("file_id").GetString() })).Result.GetProperty("file_path").GetString();
        Assert.Equal("%PDF", await Http.GetStringAsync($"{Server.Url}/file/bot{Server.Token}/{path}", Stop));
        using var stranger = await Http.GetAsync($"{Server.Url}/file/bot1:x/{path}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    // file_unique_id: "supposed to be the same over time"; resending by file_id needs no upload.
    [Fact]
    public async Task AFileId_IsUsedAgain()
    {
        var shared = World.SendFile(Bryn, Group, FileKind.Document, "guide.pdf", "%PDF"u8.ToArray(), caption: "/share");
        var got = (await UpdatesAsync())[^1].GetProperty("message").GetProperty("document");
        var again = (await CallAsync("sendDocument", new { chat_id = Group.Id, document = got.GetProperty("file_id").GetString() })).Result.GetProperty("document");
        Assert.Equal(got.GetProperty("file_unique_id").GetString(), again.GetProperty("file_unique_id").GetString());
        Assert.Equal("guide.pdf", again.GetProperty("file_name").GetString());

        var twice = World.SendFile(Bryn, Group, FileKind.Document, "other.pdf", "%PDF"u8.ToArray());
        Assert.Equal(shared.File!.Stored.UniqueId, twice.File!.Stored.UniqueId);
    }

    [Fact]
    public async Task AFileOfAnotherKind_IsRefused()
    {
        var shared = World.SendFile(Bryn, Group, FileKind.Document, "guide.pdf", "%PDF"u8.ToArray());
        await RefusedAsync(400, "Bad Request: can't use file of type Document as Photo", "sendPhoto", new { chat_id = Group.Id, photo = shared.File!.Stored.Id });
        await RefusedAsync(400, "Bad Request: wrong file identifier/HTTP URL specified", "sendPhoto", new { chat_id = Group.Id, photo = "AgAD" });
        await RefusedAsync(400, "Bad Request: invalid file_id", "getFile", new { file_id = "AgAD" });
    }

    [Fact]
    public async Task APhoto_IsAPicture()
    {
        var sent = (await UploadAsync("sendPhoto", "photo", "board.png", MakePicture.Bars())).Result.GetProperty("photo")[0];
        Assert.Equal((640, 400), (sent.GetProperty("width").GetInt32(), sent.GetProperty("height").GetInt32()));
        Assert.Equal("Bad Request: IMAGE_PROCESS_FAILED", (await UploadAsync("sendPhoto", "photo", "board.png", "no picture"u8.ToArray())).Description);
    }

    // "The photo's width and height must not exceed 10000 in total. Width and height ratio must be at most 20."
    [Theory]
    [InlineData(9000, 1001)]
    [InlineData(2100, 100)]
    public async Task APhotoOfOddShape_IsRefused(int width, int height)
    {
        var png = MakePicture.Bars();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        Assert.Equal("Bad Request: PHOTO_INVALID_DIMENSIONS", (await UploadAsync("sendPhoto", "photo", "board.png", png)).Description);
    }

    [Theory]
    [InlineData("sendVoice", "voice", "note.ogg")]
    [InlineData("sendVideo", "video", "film.mp4")]
    [InlineData("sendAudio", "audio", "song.mp3")]
    [InlineData("sendAnimation", "animation", "cheer.gif")]
    public async Task OtherKinds_HaveTheirOwnField(string method, string field, string name)
    {
        var sent = (await UploadAsync(method, field, name, [1, 2, 3], "Listen")).Result;
        Assert.Equal(3, sent.GetProperty(field).GetProperty("file_size").GetInt32());
        Assert.Equal("Listen", sent.GetProperty("caption").GetString());
    }

    // Message.animation: "For backward compatibility, when this field is set, the document field will also be set."
    [Fact]
    public async Task AnAnimation_IsADocumentToo()
    {
        World.SendFile(Bryn, Group, FileKind.Animation, "cheer.gif", new byte[] { 1 }, caption: "/share");
        var message = (await UpdatesAsync())[^1].GetProperty("message");
        Assert.Equal(message.GetProperty("animation").GetProperty("file_id").GetString(), message.GetProperty("document").GetProperty("file_id").GetString());
    }

    // sendVideoNote has no caption.
    [Fact]
    public async Task AVideoNote_HasNoCaption()
    {
        var note = World.SendFile(Bryn, Group, FileKind.VideoNote, "x.mp4", new byte[] { 1 }, duration: 9);
        var sent = (await CallAsync("sendVideoNote", new { chat_id = Group.Id, video_note = note.File!.Stored.Id })).Result;
        Assert.Equal(9, sent.GetProperty("video_note").GetProperty("duration").GetInt32());
        Assert.StartsWith("Bad Request: sendVideoNote has no parameter \"caption\"", (await CallAsync("sendVideoNote", new { chat_id = Group.Id, video_note = note.File.Stored.Id, caption = "x" })).Description, StringComparison.Ordinal);
    }

    // caption: "0-1024 characters after entities parsing".
    [Fact]
    public async Task ACaption_HoldsAThousandAndTwentyFour()
    {
        Assert.Null((await UploadAsync("sendDocument", "document", "a.txt", [1], new string('x', 1024))).Description);
        Assert.Equal("Bad Request: message caption is too long", (await UploadAsync("sendDocument", "document", "a.txt", [1], new string('x', 1025))).Description);
    }

    [Fact]
    public async Task AnEmptyFile_IsRefused() => Assert.Equal("Bad Request: file must be non-empty", (await UploadAsync("sendDocument", "document", "a.txt", [])).Description);

    // "files of up to 20MB in size" down, "50 MB" up.
    [Fact]
    public async Task LargeFiles_GoUpButNotDown()
    {
        var big = World.SendFile(Bryn, Group, FileKind.Video, "film.mp4", new byte[(20 * 1024 * 1024) + 1]);
        await RefusedAsync(400, "Bad Request: file is too big", "getFile", new { file_id = big.File!.Stored.Id });
        Assert.Equal("Request Entity Too Large", (await UploadAsync("sendDocument", "document", "a.bin", new byte[(50 * 1024 * 1024) + 1])).Description);
    }

    [Fact]
    public async Task AnAddressElsewhere_IsNotFetched() => Assert.StartsWith(
        "Bad Request: failed to get HTTP URL content",
        (await CallAsync("sendPhoto", new { chat_id = Group.Id, photo = "https://example.org/a.png" })).Description,
        StringComparison.Ordinal);

    [Fact]
    public async Task CopiesAndForwards_CarryTheFile()
    {
        World.Start(Amara);
        var shared = World.SendFile(Bryn, Group, FileKind.Document, "guide.pdf", "%PDF"u8.ToArray(), caption: "/share the guide");
        await CallAsync("copyMessage", new { chat_id = Amara.Id, from_chat_id = Group.Id, message_id = shared.Id, caption = "From the library" });
        Assert.Equal("CopBot: <DOCUMENT guide.pdf> From the library", World.PrivateChat(Amara).Messages[^1].ToString());
        var forwarded = (await CallAsync("forwardMessage", new { chat_id = Amara.Id, from_chat_id = Group.Id, message_id = shared.Id })).Result;
        Assert.Equal(Bryn.Id, forwarded.GetProperty("forward_origin").GetProperty("sender_user").GetProperty("id").GetInt64());
        await RefusedAsync(400, "Bad Request: message to copy not found", "copyMessage", new { chat_id = Amara.Id, from_chat_id = Group.Id, message_id = 9999 });
        await RefusedAsync(400, "Bad Request: message can't be copied", "copyMessage", new { chat_id = Amara.Id, from_chat_id = Group.Id, message_id = Group.Messages.First(m => m.Service is not null).Id });
    }
}
