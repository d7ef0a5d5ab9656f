using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CopBot.Secrecy;

/// <summary>Answers without names, for whichever room asks. Says nothing itself.</summary>
internal sealed class SecrecyFeature(BallotBoxes boxes, SecretNotes notes, IDocuments documents, ILogger<SecrecyFeature> log) : IFeature
{
    public string Name => "secret";

    public void Map(RouteBuilder routes)
    {
        // Other rooms ask.
    }

    /// <summary>Tells the operator where the token has changed under something that is being collected.</summary>
    public void Load()
    {
        if (boxes.Unreadable() is > 0 and var unreadable)
            SecrecyLog.Unreadable(log, unreadable);
    }

    /// <summary>Nothing here belongs to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var roll in documents.All(SecretKinds.Rolls).Where(r => r.Community == from))
            documents.Put(SecretKinds.Rolls, roll with { Community = into });
        foreach (var box in documents.All(SecretKinds.Boxes).Where(b => b.Community == from))
            documents.Put(SecretKinds.Boxes, box with { Community = into });
        foreach (var note in documents.All(SecretKinds.Notes).Where(n => n.Community == from))
            documents.Put(SecretKinds.Notes, note with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var roll in documents.All(SecretKinds.Rolls).Where(r => r.Community == community))
            documents.Delete(SecretKinds.Rolls, roll.Urn);
        foreach (var box in documents.All(SecretKinds.Boxes).Where(b => b.Community == community))
            documents.Delete(SecretKinds.Boxes, box.Urn);
        foreach (var note in documents.All(SecretKinds.Notes).Where(n => n.Community == community))
            documents.Delete(SecretKinds.Notes, SecretNote.IdOf(note.Urn, note.Person));
    }

    public Html Keeps => $"Where answers are without names: that you have answered, apart from what you answered, until the question closes. Nothing links the two.";

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (boxes.CountOf(person) is > 0 and var answered)
            yield return new HeldData("answered without a name", $"That you answered {"open question".ToQuantity(answered)} without your name. What you answered is kept apart, and I cannot tell which answer is yours.", []);
        if (notes.CountOf(person) is > 0 and var begun)
            yield return new HeldData("begun answers", $"What you have begun to answer in {"question".ToQuantity(begun)} and not handed in.", []);
    }

    public Forgetting BeforeForgetting(PersonId person) => new(
        notes.CountOf(person) > 0 ? ["Answers that you have begun and not handed in."] : [],
        boxes.CountOf(person) > 0 ? ["What you answered without your name; nobody can tell that it is yours."] : []);

    public void Forget(PersonId person)
    {
        boxes.Forget(person);
        notes.Forget(person);
    }
}

internal static partial class SecrecyLog
{
    [LoggerMessage(1, LogLevel.Error, "{Count} anonymous questions were sealed under another token and cannot be read; set Telegram:FormerToken to the token before")]
    public static partial void Unreadable(ILogger log, int count);
}

internal static class SecrecyRoom
{
    public static IServiceCollection AddSecrecy(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(SecretKinds.Rolls)
        .AddSingleton<DocumentKind>(SecretKinds.Boxes)
        .AddSingleton<DocumentKind>(SecretKinds.Notes)
        .AddSingleton<BallotBoxes>()
        .AddSingleton<SecretNotes>()
        .AddSingleton<IFeature, SecrecyFeature>();
}
