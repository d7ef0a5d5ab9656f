using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Assurance;
using CopBot.ServiceDirectory.Offers;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.ServiceDirectory.Offers;

/// <summary>What several tests of the directory's forms do alike.</summary>
internal static class Forms
{
    public const string DebtAdvice = "/offer Debt advice — Potteries Money Help — 01782 000000 — Free help with debts and bills";

    /// <summary>Adds a service in private, in one line; returns the message that says so.</summary>
    public static async Task<Message> OfferAsync(this TestHouse house, Person by, string line = DebtAdvice)
    {
        var question = Assert.Single(await house.SayPrivatelyAsync(by, line));
        await house.PressAsync(by, question, "Preview");
        await house.PressAsync(by, question, "Save");
        Assert.StartsWith("Saved.", question.Text, StringComparison.Ordinal);
        return question;
    }

    /// <summary>The buttons' labels, row by row.</summary>
    public static string Labels(this Message message) => string.Join(" / ", message.Buttons.Select(row => string.Join(" | ", row.Select(b => b.Text))));

    /// <summary>What is kept, as documents.</summary>
    public static Task<T> ReadAsync<T>(this TestHouse house, Func<ServiceStore, T> read) =>
        house.Services.GetRequiredService<IStore>().TransactAsync(() => read(house.Services.GetRequiredService<ServiceStore>()), TestContext.Current.CancellationToken);

    public static Task<T> ReadBookAsync<T>(this TestHouse house, Func<CheckBook, T> read) =>
        house.ReadAsync(_ => read(house.Services.GetRequiredService<CheckBook>()));

    public static Task<T> ReadDraftsAsync<T>(this TestHouse house, Func<DraftStore, T> read) =>
        house.ReadAsync(_ => read(house.Services.GetRequiredService<DraftStore>()));

    public static Task<IReadOnlyList<Service>> ServicesAsync(this TestHouse house) => house.ReadAsync(store => store.All());

    /// <summary>A night falls: what is over goes.</summary>
    public static async Task NightAsync(this TestHouse house)
    {
        await house.Services.GetRequiredService<CopBot.Conversation.Inbox>().TakeAsync(new CopBot.Conversation.NightFell(), TestContext.Current.CancellationToken);
        await house.SettleAsync();
    }

    /// <summary>Presses a button that nobody has, with this data.</summary>
    public static async Task<string?> ForgeAsync(this TestHouse house, Person by, Message on, string data)
    {
        var press = house.World.PressRaw(by, on.Chat, on.Id, data);
        await house.SettleAsync();
        return press.Answer?.Text;
    }
}
