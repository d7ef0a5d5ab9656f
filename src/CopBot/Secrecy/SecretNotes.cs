using System.Text;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Secrecy;

/// <summary>
/// What somebody has begun to answer and not handed in, so that they can pause and come back: sealed, one for each person and thing asked.
/// Goes when it is handed in, with <see cref="BallotBoxes.Discard"/>, and with /forgetme. Used by the reader alone.
/// </summary>
internal sealed class SecretNotes(IDocuments documents, ISeal seal)
{
    private const int Usual = 4096;

    /// <summary>Null where they have begun nothing, or it cannot be read any more.</summary>
    public string? Get(Urn urn, PersonId person) =>
        documents.Get(SecretKinds.Notes, SecretNote.IdOf(urn.ToString(), person)) is { } note && seal.Open(note.Written) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <param name="urn">Of what.</param>
    /// <param name="community">Whose.</param>
    /// <param name="person">Who has begun.</param>
    /// <param name="text">How far they are.</param>
    /// <param name="step">In bytes: no less than the longest text takes, so that all notes of one urn are equally long.</param>
    public void Put(Urn urn, CommunityId community, PersonId person, string text, int step = Usual) =>
        documents.Put(SecretKinds.Notes, new SecretNote(urn.ToString(), community, person, seal.Seal(Encoding.UTF8.GetBytes(text), step)));

    public void Delete(Urn urn, PersonId person) => documents.Delete(SecretKinds.Notes, SecretNote.IdOf(urn.ToString(), person));

    /// <summary>Who has begun and not handed in: to remind them, never to be shown.</summary>
    public IReadOnlyList<PersonId> People(Urn urn) => [.. documents.Find(SecretKinds.Notes, SecretKinds.NotesByUrn, urn.ToString()).Select(n => n.Person)];

    internal int CountOf(PersonId person) => documents.CountWhere(SecretKinds.Notes, SecretKinds.NotesByPerson, IndexKey.Of(person.Value));

    internal void Forget(PersonId person)
    {
        foreach (var note in documents.Find(SecretKinds.Notes, SecretKinds.NotesByPerson, IndexKey.Of(person.Value)))
            documents.Delete(SecretKinds.Notes, SecretNote.IdOf(note.Urn, note.Person));
    }
}
