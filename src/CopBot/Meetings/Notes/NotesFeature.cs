using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.Notes;

/// <summary>Notes of meetings, and the record that is made of them.</summary>
internal sealed class NotesFeature(NoteStore notes) : IFeature
{
    public string Name => "notes";

    public void Map(RouteBuilder routes)
    {
        routes.Command<TakeNote>("note", "Keep what is said at a meeting", HelpGroup.Meetings, "We tell families first");
        routes.Command<ShowNotes>("notes", "See what was noted at the meeting", HelpGroup.Meetings);
        routes.Command<MakeMinutes>("minutes", "Make the record of the last meeting", HelpGroup.Meetings, needs: Role.Core);

        routes.Press<TakeNote, SortNote>("sort");
        routes.Press<TakeNote, DropNote>("drop");
        routes.Press<TakeNote, StartNotes>("go");
        routes.Press<MakeMinutes, GiveMinutes>("give");
        routes.Link<OpenNotes, NotesLink>("of");
        routes.Dialog<TakeNote, NoteQuestion>("note", NoteJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Notes belong to the meeting, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => notes.Merge(from, into);

    public void Erase(CommunityId community) => notes.Erase(community);

    public Html Keeps => NoteTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (notes.Of(person).Where(n => n.By == person).ToList() is { Count: > 0 } mine)
            yield return new HeldData("notes", $"{"note".ToQuantity(mine.Count)} that you took at meetings.", [.. mine.Select(n => new TakenNote(n.Kind.ToString(), n.Text, n.At))]);
    }

    public Forgetting BeforeForgetting(PersonId person) =>
        new([], notes.Of(person).Count > 0 ? ["What you noted at meetings, without your name."] : []);

    public void Forget(PersonId person) => notes.Forget(person);
}

/// <summary>A note as /mydata gives it out.</summary>
internal sealed record TakenNote(string Kind, string Text, DateTimeOffset At);

internal static class NotesRoom
{
    public static IServiceCollection AddNotes(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(NoteKinds.Notes)
        .AddSingleton<DocumentKind>(NoteKinds.Takings)
        .AddSingleton<NoteStore>()
        .AddSingleton<TakeNote>()
        .AddSingleton<ShowNotes>()
        .AddSingleton<OpenNotes>()
        .AddSingleton<MakeMinutes>()
        .AddSingleton<IDigestSource, RecordInDigest>()
        .AddSingleton<IMinutesPart, PeopleInMinutes>()
        .AddSingleton<IMinutesPart, NotesInMinutes>()
        .AddSingleton<IMinutesPart, NextInMinutes>()
        .AddSingleton<IFeature, NotesFeature>();
}
