using CopBot.Communities;
using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.ServiceDirectory;

/// <summary>Services of an invented town, put straight into the directory of the house's community.</summary>
internal static class Directories
{
    public static async Task<Service> AddAsync(
        this TestHouse house, string name, string description, Func<Service, Service>? more = null, CopBot.Playground.Worlds.Person? by = null)
    {
        var store = house.Services.GetRequiredService<IStore>();
        return await store.TransactAsync(() =>
        {
            var services = house.Services.GetRequiredService<ServiceStore>();
            var community = house.Services.GetRequiredService<CommunityStore>().All().Single(c => c.Chat.Value == house.Group.Id);
            var service = new Service(services.NextId(), community.Id, name, new Organization("Potteries Help")) { Description = description };
            var person = by is null ? null : new CopBot.Conversation.Person(new PersonId(by.Id), by.Name);
            return services.Save(more?.Invoke(service) ?? service, person, "added", TestHouse.Start);
        });
    }

    public static async Task<T> ReadAsync<T>(this TestHouse house, Func<IDocuments, T> read)
    {
        var store = house.Services.GetRequiredService<IStore>();
        return await store.TransactAsync(() => read(store.Documents));
    }
}
