using System.Text.Json;
using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;

namespace CopBot.Dispatch;

/// <summary>What the house itself holds on a person for a while: an open question, a command that waits, an update set aside.</summary>
internal sealed class DispatchPersonalData(IDocuments documents, Confidence confidence) : IPersonalData
{
    public Html Keeps =>
        $"A question of mine that you have not answered: for {Days(KeptFor.OpenQuestion)}. A command of yours that waits until you say which community it is for: for {"minute".ToQuantity((int)KeptFor.HeldCommand.TotalMinutes)}. A message of yours that I failed on: for {Days(KeptFor.FailedUpdate)}, so that the fault can be mended. What is over is erased the night after.";

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var dialogs = documents.Find(DispatchKinds.Dialogs, DispatchKinds.DialogsByPerson, IndexKey.Of(person.Value));
        if (dialogs.Count > 0)
            yield return new HeldData("open questions", $"A question of mine that you have not answered yet, for up to {Days(KeptFor.OpenQuestion)}.", [.. dialogs]);
        if (documents.Get(DispatchKinds.Held, IndexKey.Of(person.Value)) is { } held)
            yield return new HeldData("waiting command", $"A command of yours that waits until you say which community it is for.", [new HeldMessage("command", held.At, confidence.Open(held) is { } said ? [said.Text] : [])]);
        var failed = documents.All(DispatchKinds.Failed).Where(f => f.Person == person).Select(f => new HeldMessage(f.Kind, f.At, Words(f.Original))).ToList();
        if (failed.Count > 0)
            yield return new HeldData("set aside", $"Messages of yours that I failed on, kept for up to {Days(KeptFor.FailedUpdate)} to mend the fault.", failed);
    }

    public Forgetting BeforeForgetting(PersonId person) =>
        Held(person).Any() ? new Forgetting(["Messages of yours that I had not finished with."], []) : Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        foreach (var dialog in documents.Find(DispatchKinds.Dialogs, DispatchKinds.DialogsByPerson, IndexKey.Of(person.Value)))
            documents.Delete(DispatchKinds.Dialogs, OpenedDialog.IdOf(dialog.Chat, dialog.Person));
        documents.Delete(DispatchKinds.Held, IndexKey.Of(person.Value));

        // Somebody else's message that waits or failed may quote this person. Few, so they are read through.
        foreach (var held in documents.All(DispatchKinds.Held).Where(h => confidence.Open(h) is { } said && Names(said, person)))
            documents.Delete(DispatchKinds.Held, IndexKey.Of(held.Person.Value));
        var number = person.Value.ToString();
        foreach (var failed in documents.All(DispatchKinds.Failed))
        {
            if (failed.Person == person || failed.Original?.Contains(number, StringComparison.Ordinal) == true || failed.Error.Contains(number, StringComparison.Ordinal))
                documents.Delete(DispatchKinds.Failed, IndexKey.Of(failed.Number));
        }
    }

    private static string Days(TimeSpan span) => "day".ToQuantity(span.Days);

    private static bool Names(Said said, PersonId person) => said.ReplyTo?.Author?.Id == person || said.Mentioned.Any(m => m.Id == person);

    // What the person themselves wrote; the rest of the update may be about others, such as the message that they replied to.
    private static List<string> Words(string? original)
    {
        if (original is null)
            return [];
        try
        {
            using var update = JsonDocument.Parse(original);
            return [.. Parts(update.RootElement).Where(p => p.ValueKind == JsonValueKind.Object).SelectMany(Texts)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<JsonElement> Parts(JsonElement update) =>
        update.ValueKind == JsonValueKind.Object ? update.EnumerateObject().Select(p => p.Value) : [];

    private static IEnumerable<string> Texts(JsonElement part) => part.EnumerateObject()
        .Where(p => p.Name is "text" or "caption" or "data" or "query" && p.Value.ValueKind == JsonValueKind.String)
        .Select(p => p.Value.GetString()!);
}

/// <summary>A message as /mydata gives it out. <paramref name="At"/> is when it came in, UTC.</summary>
internal sealed record HeldMessage(string Kind, DateTimeOffset At, IReadOnlyList<string> Words);
