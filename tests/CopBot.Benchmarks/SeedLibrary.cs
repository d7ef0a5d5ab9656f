using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Hosting;
using CopBot.Resources;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Benchmarks;

/// <summary>Fills a data folder with one community, its people and a library, for measuring the whole bot from outside.</summary>
internal static class SeedLibrary
{
    private static readonly string[] Kinds =
    [
        "food", "bread", "shelter", "clinic", "dentist", "legal", "jobs", "school", "nursery", "housing",
        "debt", "heating", "clothes", "furniture", "transport", "language", "library", "youth", "elders", "carers",
    ];

    private static readonly string[] Tails = ["", "bank", "advice", "help", "centre"];

    /// <param name="folder">The data folder, as in Storage:Path.</param>
    /// <param name="people">Telegram ids of the members, who write to the bot in private.</param>
    /// <param name="resources">How many notes the library has.</param>
    public static async Task RunAsync(string folder, IEnumerable<long> people, int resources)
    {
        var settings = Settings.Read(folder, ["--Telegram:Token=123456:seeding-a-library-needs-no-token", $"--Storage:Path={folder}"]);
        using var host = HouseBuilder.Build(settings);
        var services = host.Services;
        await services.GetRequiredService<LiteDbStore>().OpenAsync();
        await services.GetRequiredService<IStore>().TransactAsync(() =>
        {
            var community = services.GetRequiredService<CommunityStore>().Add(id =>
                new CommunityRecord(id, new ChatId(-1001000000000), "Bench", "Europe/London", new TimeOnly(20, 0), new TimeOnly(8, 0)));
            foreach (var person in people)
                services.GetRequiredService<CommunityStore>().Put(new PersonRecord(new PersonId(person), "", null) { In = [community.Id], PrivateIsOpen = true });
            var library = services.GetRequiredService<ResourceStore>();
            for (var i = 0; i < resources; i++)
            {
                var word = Kinds[i % 20] + Tails[i / 20 % 5];
                library.Put(new Resource(
                    library.NextId(), community.Id, ResourceKind.Text, $"{word} Project {(i / 100) + 1}", null, "Somebody", TimeProvider.System.GetUtcNow())
                {
                    Note = $"{(i % 97) + 1} High Street, 020 7{i % 1000:000} {i * 37 % 10000:0000}",
                });
            }

            services.GetRequiredService<ResourceIndex>().Committed();
            return 0;
        });
        await services.GetRequiredService<IStore>().DisposeAsync();
    }
}
