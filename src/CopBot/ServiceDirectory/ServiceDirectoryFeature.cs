using CopBot.Conversation;
using CopBot.ServiceDirectory.Answers;
using CopBot.ServiceDirectory.Assurance;
using CopBot.ServiceDirectory.Interchange;
using CopBot.ServiceDirectory.Offers;
using CopBot.ServiceDirectory.Questions;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory;

/// <summary>The directory: who offers what, how to refer, and when that was last checked.</summary>
internal sealed class ServiceDirectoryFeature(ServiceStore store, DraftStore drafts, CheckBook book, WordStore words, ImportStore imports, ServiceIndex index, IStore transactions) : IFeature
{
    public string Name => "dir";

    public void Map(RouteBuilder routes)
    {
        routes.MapAnswers();
        routes.MapInterchange();
        routes.MapOffers();
        routes.MapAssurance();
        routes.MapQuestions();
    }

    public void Load()
    {
        index.Rebuild(store.All());
        transactions.Follow(index);
    }

    /// <summary>Records belong to the community, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        store.Merge(from, into);
        drafts.Merge(from, into);
        book.Merge(from, into);
        words.Merge(from, into);
        imports.Erase(from);
    }

    public void Erase(CommunityId community)
    {
        store.Erase(community);
        drafts.Erase(community);
        book.Erase(community);
        words.Erase(community);
        imports.Erase(community);
    }

    public bool StandsFor(CardKey card) => ImportCard.Import(card) is not { } import || imports.Get(import) is not null;

    public Html Keeps => ServiceTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var services = store.Naming(person);
        if (services.Where(s => s.VouchedBy == person).ToList() is { Count: > 0 } vouched)
            yield return new HeldData("vouches", $"That you answer for {"service".ToQuantity(vouched.Count)} in the directory.", [.. vouched.Select(s => new NamedService(s.Name, s.Organization.Name))]);
        if (services.Where(s => s.Checked?.By == person).ToList() is { Count: > 0 } looked)
            yield return new HeldData("checks", $"That you checked {"service".ToQuantity(looked.Count)}, and when.", [.. looked.Select(s => new NamedService(s.Name, s.Organization.Name) { At = s.Checked!.At })]);
        if (services.SelectMany(s => s.Flags.Where(f => f.By == person).Select(f => new NamedService(s.Name, s.Organization.Name) { At = f.At, Why = f.Why })).ToList() is { Count: > 0 } flags)
            yield return new HeldData("flags", $"That you said of {"service".ToQuantity(flags.Count)} that something is out of date.", [.. flags]);
        if (store.ChangesNaming(person).Where(c => c.By == person).ToList() is { Count: > 0 } changes)
            yield return new HeldData("changes", $"{"change".ToQuantity(changes.Count)} that you made to the directory, and when.", [.. changes.Select(c => new MadeChange(c.What, c.At))]);
        if (book.Known(person) is not null || book.AskedOf(person).Count > 0)
            yield return new HeldData("asked to check", $"When I last asked you to check services, which of them still wait for you, and whether I must not ask.", [.. book.AskedOf(person), .. new[] { book.Known(person) }.OfType<Checker>()]);
        if (imports.JobsOf(person) is { Count: > 0 } imported)
            yield return new HeldData("imports", $"{"file".ToQuantity(imported.Count)} of services that you sent me to import, kept for a day so that it can be undone.", [.. imported.Select(j => new MadeChange(j.FileName, j.At))]);
        if (drafts.Of(person) is { Count: > 0 } begun)
            yield return new HeldData("forms", $"{"form".ToQuantity(begun.Count)} for the directory that you have begun, kept for {"day".ToQuantity(KeptFor.Draft.Days)} after you last touched them.", [.. begun.Select(d => new NamedService(d.Service.Name, d.Service.Organization.Name) { At = d.At })]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var services = store.Naming(person);
        var vouched = services.Count(s => s.VouchedBy == person);
        var stays = new List<string>();
        if (vouched > 0)
            stays.Add($"{"service".ToQuantity(vouched)} that you answer for; the core group takes over.");
        if (services.Any(s => s.Checked?.By == person || s.Flags.Any(f => f.By == person)) || store.ChangesNaming(person).Any(c => c.By == person))
            stays.Add("What you checked, flagged or changed in the directory, without your name.");
        List<string> goes = [];
        if (drafts.Of(person).Count > 0)
            goes.Add("Forms for the directory that you have begun.");
        if (book.Known(person) is not null || book.AskedOf(person).Count > 0)
            goes.Add("When I asked you to check services, and whether I may.");
        return new Forgetting(goes, stays);
    }

    public void Forget(PersonId person)
    {
        drafts.Forget(person);
        book.Forget(person);
        imports.Forget(person);
        foreach (var service in store.Naming(person))
            store.Keep(service.Without(person));
        foreach (var change in store.ChangesNaming(person))
        {
            store.Put(change with
            {
                By = change.By == person ? null : change.By,
                ByName = change.By == person ? ServiceTexts.SomebodyForgotten : change.ByName,
                Before = change.Before?.Without(person),
            });
        }
    }
}

/// <summary>A service as /mydata gives it out.</summary>
internal sealed record NamedService(string Name, string Organization)
{
    public DateTimeOffset? At { get; init; }

    public string? Why { get; init; }
}

/// <summary>A change as /mydata gives it out.</summary>
internal sealed record MadeChange(string What, DateTimeOffset At);

internal static class ServiceDirectoryRoom
{
    public static IServiceCollection AddServiceDirectory(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(ServiceKinds.Services)
        .AddSingleton<DocumentKind>(ServiceKinds.Changes)
        .AddSingleton<ServiceStore>()
        .AddAnswers()
        .AddOffers()
        .AddAssurance()
        .AddInterchange()
        .AddQuestions()
        .AddSingleton<IFeature, ServiceDirectoryFeature>();
}
