using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Scheduling;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CopBot.Tests.Dispatch;

/// <summary>
/// Effects around a store in memory, with one feature that has a route of every kind. What is written to the outbox is given back
/// instead of sent.
/// </summary>
internal sealed class EffectsDesk : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<DocumentKind> Kinds =
        [OutboxKinds.Batches, OutboxKinds.Ledgers, OutboxKinds.Cards, DispatchKinds.Dialogs, DispatchKinds.Held, Agenda.Kind];

    private readonly MemoryStore _store = new(Kinds);
    private readonly ServiceProvider _services;

    public EffectsDesk() => _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Now)).AddSingleton(new WireClock(TimeProvider.System))
        .AddSingleton<ITelegram, SmallTelegram>()
        .AddSingleton(new SendingOptions(0, 0, 0)).AddSingleton<Pace>().AddSingleton<Errands>().AddSingleton<Inbox>().AddSingleton<Sender>()
        .AddSingleton<IStore>(_store).AddSingleton<IDocuments>(_store)
        .AddSingleton<OutboxBook>().AddSingleton<Alarm>().AddSingleton<Agenda>()
        .AddSingleton<IFeature, Desk>().AddSingleton<Routes>()
        .AddSingleton<Effects>().AddSingleton<Confidence>().AddSingleton(TestSeal.Of())
        .BuildServiceProvider();

    public static Person Ann { get; } = new(new PersonId(501), "Ann");

    public static Chat Group { get; } = new(new ChatId(-1001234567890), ChatKind.Supergroup, "Group");

    public static Chat Private { get; } = new(Ann.Id.PrivateChat, ChatKind.Private, "Ann");

    public static Community Families { get; } = new(new CommunityId(7), Group.Id, "Families", "Europe/London", default);

    /// <summary>Ann wrote message 40 in the group.</summary>
    public static Scene InGroup { get; } = new(Ann, Group, Now) { Message = new MessageId(40), Here = new Membership(Families, Role.Member) };

    /// <summary>Ann wrote message 40 to the bot alone.</summary>
    public static Scene InPrivate { get; } = InGroup with { Chat = Private };

    public static Said Talk { get; } = new(Ann, Group, new MessageId(40), "/go there");

    /// <summary>Ann pressed a button of message 39 in the group.</summary>
    public static Pressed Pressing { get; } = new(Ann, Group, "press1", "desk.p:1") { Message = new MessageId(39) };

    /// <summary>Carries a reply out; returns what the outbox is to do because of it.</summary>
    public Task<IReadOnlyList<OutboxEntry>> ApplyAsync(Scene scene, Incoming origin, params ImmutableArray<Effect> effects) => Transact(documents =>
    {
        var book = _services.GetRequiredService<OutboxBook>();
        _services.GetRequiredService<Effects>().Apply(new Reply(effects), scene, origin);
        book.Write();
        var written = documents.All(OutboxKinds.Batches);
        foreach (var batch in written)
            documents.Delete(OutboxKinds.Batches, IndexKey.Of(batch.Number));
        book.RolledBack();
        return (IReadOnlyList<OutboxEntry>)[.. written.SelectMany(b => b.Entries)];
    });

    /// <summary>As <see cref="ApplyAsync"/>, for a reply that brings about exactly one thing of this kind.</summary>
    public async Task<TParcel> OneAsync<TParcel>(Scene scene, Incoming origin, params ImmutableArray<Effect> effects)
        where TParcel : Parcel => Assert.IsType<TParcel>(Assert.Single(await ApplyAsync(scene, origin, effects)).Parcel);

    /// <summary>The card became this message.</summary>
    public Task PlaceAsync(CardKey card, ChatId chat, MessageId message) => Transact(_ =>
    {
        _services.GetRequiredService<OutboxBook>().Place(new PlacedCard(card, chat, message, IsFile: false));
        return true;
    });

    public Task<OpenedDialog?> DialogAsync(Chat chat) => Transact(d => d.Get(DispatchKinds.Dialogs, OpenedDialog.IdOf(chat.Id, Ann.Id)));

    public Task<HeldCommand?> HeldAsync() => Transact(d => d.Get(DispatchKinds.Held, IndexKey.Of(Ann.Id.Value)));

    public Task<IReadOnlyList<DueEntry>> AgendaAsync() => Transact(d => d.All(Agenda.Kind));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task<T> Transact<T>(Func<IDocuments, T> body) => _store.TransactAsync(() => body(_store), TestContext.Current.CancellationToken);

    private sealed class Desk : RoomWithoutMemory
    {
        public override string Name => "desk";

        public override void Map(RouteBuilder routes)
        {
            routes.Press<Clerk, DeskPress>("p");
            routes.Press<Clerk, PickCommunity>("pick");
            routes.Link<Clerk, DeskLink>("l");
            routes.Dialog<Clerk, DeskQuestion>("q", DeskJson.Default);
            routes.Due<Clerk, DeskDue>("d", DeskJson.Default);
            routes.Errand<DeskErrand, string, Clerk, Clerk>("e", DeskJson.Default);
        }
    }

    // Nothing is routed to it: effects only need the routes' names.
    private sealed class Clerk : IHandle<Press<DeskPress>>, IHandle<Press<PickCommunity>>, IHandle<Followed<DeskLink>>, IHandle<Answered<DeskQuestion>>,
        IHandle<Due<DeskDue>>, IRun<DeskErrand, string>, IHandle<Brought<DeskErrand, string>>
    {
        public Reply Handle(Press<DeskPress> what, Scene scene) => Reply.None;

        public Reply Handle(Press<PickCommunity> what, Scene scene) => Reply.None;

        public Reply Handle(Followed<DeskLink> what, Scene scene) => Reply.None;

        public Reply Handle(Answered<DeskQuestion> what, Scene scene) => Reply.None;

        public Reply Handle(Due<DeskDue> what, Scene scene) => Reply.None;

        public Task<string> RunAsync(DeskErrand errand, CancellationToken cancellationToken) => Task.FromResult("");

        public Reply Handle(Brought<DeskErrand, string> what, Scene scene) => Reply.None;
    }
}

internal sealed record DeskPress(int Number);

internal sealed record DeskLink(int Number);

internal sealed record DeskQuestion(int Number);

internal sealed record DeskDue(int Number);

internal sealed record DeskErrand(int Number);

[JsonSerializable(typeof(DeskQuestion))]
[JsonSerializable(typeof(DeskDue))]
[JsonSerializable(typeof(DeskErrand))]
internal sealed partial class DeskJson : JsonSerializerContext;
