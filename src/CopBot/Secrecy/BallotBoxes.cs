using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Secrecy;

/// <summary>
/// Answers without names. Who has answered is kept apart from what was answered, and nothing links the two: no number, order or time;
/// both are sealed (<see cref="ISeal"/>) and written anew as a whole with each answer, so that two copies of the database, one before and
/// one after an answer, differ in unreadable bytes of the same length. Used by the reader alone, inside its transaction.
/// </summary>
/// <exception cref="SealedUnderAnotherTokenException">By all that read: what was collected cannot be read under this token.</exception>
internal sealed class BallotBoxes(IDocuments documents, ISeal seal)
{
    private const int FewestSlots = 32;
    private const int SlotHead = sizeof(long) + sizeof(int);

    /// <summary>Begins to collect. Each answer takes <paramref name="answerBytes"/> bytes, and none may be longer in UTF-8.</summary>
    public void Open(Urn urn, CommunityId community, int answerBytes)
    {
        Write(new SecretRoll(urn.ToString(), community, []), []);
        Write(new SecretBox(urn.ToString(), community, answerBytes, []), []);
    }

    /// <summary>True from <see cref="Open"/> until <see cref="Discard"/>.</summary>
    public bool IsOpen(Urn urn) => documents.Get(SecretKinds.Boxes, urn.ToString()) is not null;

    /// <summary>False where something is being collected that was sealed under another token: ask this before all that read.</summary>
    public bool CanRead(Urn urn) => (RollOf(urn) is not { } roll || IsReadable(roll)) && (BoxOf(urn) is not { } box || seal.Open(box.Written) is not null);

    public bool HasAnswered(Urn urn, PersonId person) => RollOf(urn) is { } roll && Read(roll).Contains(person);

    /// <summary>Who has answered: to remind the others, never to be shown.</summary>
    public IReadOnlySet<PersonId> People(Urn urn) => RollOf(urn) is { } roll ? Read(roll) : new HashSet<PersonId>();

    /// <summary>How many answers there are.</summary>
    public int Turnout(Urn urn) => BoxOf(urn) is { } box ? Read(box).Count : 0;

    /// <summary>Puts somebody's answer in; null, and nothing changes, where they have answered already or nothing is being collected.</summary>
    /// <exception cref="ArgumentException">The answer is longer than was said: a bug of the room.</exception>
    public Receipt? Put(Urn urn, PersonId person, string answer)
    {
        if (RollOf(urn) is not { } roll || BoxOf(urn) is not { } box)
            return null;
        var people = Read(roll);
        if (!people.Add(person))
            return null;
        var answers = Read(box);
        var receipt = new Receipt(BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue);
        answers[receipt] = answer;
        Write(roll, people);
        Write(box, answers);
        return receipt;
    }

    /// <summary>The answer that this receipt was given for; null where there is none.</summary>
    public string? Find(Urn urn, Receipt receipt) => BoxOf(urn) is { } box ? Read(box).GetValueOrDefault(receipt) : null;

    /// <summary>Changes an answer. False, and nothing changes, where there is none with this receipt.</summary>
    public bool Replace(Urn urn, Receipt receipt, string answer)
    {
        if (BoxOf(urn) is not { } box || Read(box) is not { } answers || !answers.ContainsKey(receipt))
            return false;
        answers[receipt] = answer;
        Write(box, answers);
        return true;
    }

    /// <summary>All answers, in the order of their words, which says nothing of who came when.</summary>
    public IReadOnlyList<string> Answers(Urn urn) => BoxOf(urn) is { } box ? [.. Read(box).Values.Order(StringComparer.Ordinal)] : [];

    /// <summary>Takes all answers out, in the order of their words; who has answered is still known, and more can be put in.</summary>
    public IReadOnlyList<string> TakeOut(Urn urn)
    {
        if (BoxOf(urn) is not { } box)
            return [];
        var answers = Answers(urn);
        Write(box, []);
        return answers;
    }

    /// <summary>Forgets all of it; the last thing, once what is to stay was counted.</summary>
    public void Discard(Urn urn)
    {
        documents.Delete(SecretKinds.Rolls, urn.ToString());
        documents.Delete(SecretKinds.Boxes, urn.ToString());
        foreach (var note in documents.Find(SecretKinds.Notes, SecretKinds.NotesByUrn, urn.ToString()))
            documents.Delete(SecretKinds.Notes, SecretNote.IdOf(note.Urn, note.Person));
    }

    /// <summary>In how many of what is being collected somebody has answered.</summary>
    internal int CountOf(PersonId person) => documents.All(SecretKinds.Rolls).Count(roll => IsReadable(roll) && Read(roll).Contains(person));

    /// <summary>It is no longer known that this person has answered; what they said stays, as it always was, without a name.</summary>
    internal void Forget(PersonId person)
    {
        // What was sealed under another token says nothing of anybody, neither to us.
        foreach (var roll in documents.All(SecretKinds.Rolls).Where(IsReadable))
        {
            var people = Read(roll);
            if (people.Remove(person))
                Write(roll, people);
        }
    }

    /// <summary>How many of what is being collected cannot be read under this token.</summary>
    internal int Unreadable() => documents.All(SecretKinds.Boxes).Count(box => seal.Open(box.Written) is null);

    private bool IsReadable(SecretRoll roll) => seal.Open(roll.Written) is not null;

    private SecretRoll? RollOf(Urn urn) => documents.Get(SecretKinds.Rolls, urn.ToString());

    private SecretBox? BoxOf(Urn urn) => documents.Get(SecretKinds.Boxes, urn.ToString());

    private SortedSet<PersonId> Read(SecretRoll roll)
    {
        var plain = seal.Open(roll.Written) ?? throw new SealedUnderAnotherTokenException(roll.Urn);
        var people = new SortedSet<PersonId>(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)));
        for (var at = 0; at < plain.Length && BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(at)) is var id and not 0; at += sizeof(long))
            people.Add(new PersonId(id));
        return people;
    }

    private void Write(SecretRoll roll, SortedSet<PersonId> people)
    {
        var plain = new byte[Slots(people.Count) * sizeof(long)];
        var at = 0;
        foreach (var person in people)
        {
            BinaryPrimitives.WriteInt64LittleEndian(plain.AsSpan(at), person.Value);
            at += sizeof(long);
        }

        documents.Put(SecretKinds.Rolls, roll with { Written = seal.Seal(plain) });
    }

    private Dictionary<Receipt, string> Read(SecretBox box)
    {
        var plain = seal.Open(box.Written) ?? throw new SealedUnderAnotherTokenException(box.Urn);
        var answers = new Dictionary<Receipt, string>();
        for (var slot = plain.AsSpan(); slot.Length > 0; slot = slot[(SlotHead + box.AnswerBytes)..])
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(slot[sizeof(long)..]);
            if (length >= 0)
                answers.Add(new Receipt(BinaryPrimitives.ReadInt64LittleEndian(slot)), Encoding.UTF8.GetString(slot.Slice(SlotHead, length)));
        }

        return answers;
    }

    private void Write(SecretBox box, Dictionary<Receipt, string> answers)
    {
        var size = SlotHead + box.AnswerBytes;
        var plain = new byte[Slots(answers.Count) * size];
        var shuffled = answers.ToArray();
        RandomNumberGenerator.Shuffle<KeyValuePair<Receipt, string>>(shuffled);
        for (var i = 0; i < plain.Length / size; i++)
        {
            var slot = plain.AsSpan(i * size, size);
            if (i >= shuffled.Length)
            {
                BinaryPrimitives.WriteInt32LittleEndian(slot[sizeof(long)..], -1);
                continue;
            }

            var answer = Encoding.UTF8.GetBytes(shuffled[i].Value);
            if (answer.Length > box.AnswerBytes)
                throw new ArgumentException($"An answer takes {answer.Length} bytes, and there is room for {box.AnswerBytes}.", nameof(answers));
            BinaryPrimitives.WriteInt64LittleEndian(slot, shuffled[i].Key.Value);
            BinaryPrimitives.WriteInt32LittleEndian(slot[sizeof(long)..], answer.Length);
            answer.CopyTo(slot[SlotHead..]);
        }

        documents.Put(SecretKinds.Boxes, box with { Written = seal.Seal(plain) });
    }

    private static int Slots(int answers) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(answers, FewestSlots));
}
