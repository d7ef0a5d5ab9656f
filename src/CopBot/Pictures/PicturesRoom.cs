using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Pictures;

internal static class PicturesRoom
{
    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<PictureMaker>()
        .AddSingleton<SendDrawn>()
        .AddSingleton<IFeature, PicturesFeature>();
}
