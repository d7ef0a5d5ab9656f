using CopBot.Playground.Wire;

namespace CopBot.Playground.Api;

/// <summary>getFile: "bots can download files of up to 20MB in size".</summary>
internal static class GetFiles
{
    private const int MostDownload = 20 * 1024 * 1024;

    public static void AddTo(MethodTable table) => table.Add("getFile", request =>
    {
        var file = request.World.Files.ById(request.Text("file_id")!) ?? throw Refused.Bad("invalid file_id");
        return file.Size > MostDownload ? throw Refused.Bad("file is too big") : FileJson.File(file);
    });
}
