using System.Text;
using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

/// <summary>What all that take answers have alike: may this person answer this one, and what is too long.</summary>
internal sealed class Answering(BallotStore store, BallotBoxes boxes)
{
    /// <summary>In bytes of UTF-8, so that all answers without names can take as much room.</summary>
    public const int LongestWhy = 400;

    /// <summary>How much room an answer without a name takes.</summary>
    public static int BytesOf(BallotWish asked) => asked.Kind == BallotKind.Consent ? 1 + LongestWhy : asked.Options.Length;

    /// <summary>Null, with what was found, where they may; else why not.</summary>
    public string? Refuse(BallotId id, Scene scene, out Ballot ballot, out Scene here)
    {
        (ballot, here) = (null!, null!);
        if (store.Get(id) is not { } found || scene.In(found.Community) is not { } inCommunity)
            return BallotTexts.NoLongerHere;
        (ballot, here) = (found, inCommunity);
        return found.State == BallotState.Cancelled ? BallotTexts.IsCancelled
            : !found.IsOpenAt(scene.Now) ? BallotTexts.IsClosed
            : boxes.CanRead(found.Urn) ? null
            : SecrecyTexts.CannotBeReadOrCancel;
    }

    /// <summary>Reads a reason, as one line; false, with what to say and the question still open, where it is none.</summary>
    /// <param name="said">What came for an answer.</param>
    /// <param name="question">The question that it came to.</param>
    /// <param name="why">The reason, or a dash.</param>
    /// <param name="again">What to say instead.</param>
    public static bool ReadWhy(Said said, object question, out string why, out Reply again)
    {
        why = PlainText.OneLine(said.Text);
        var trouble = why.Length == 0 ? StanceTexts.WhyInWords : Encoding.UTF8.GetByteCount(why) > LongestWhy ? StanceTexts.WhyTooLong : Html.Empty;
        again = Reply.Say(trouble) + new OpenDialog(question, KeptFor.OptionalQuestion);
        return trouble.IsEmpty;
    }

    /// <summary>True for a dash in the place of a reason. A photo or a voice message without words is none.</summary>
    public static bool TakesBack(string why) => why.Length > 0 && why.Trim('-', '–', '—').Length == 0;

    /// <summary>Of these a reason is asked where answers have names.</summary>
    public static bool IsWorry(Stance stance) => stance is Stance.Concern or Stance.Object;

    /// <summary>True where the reason for one answer may be one for another, too.</summary>
    public static bool IsStillWhy(Stance before, Stance now) => before == now || (IsWorry(before) && IsWorry(now));

    /// <summary>An answer to a proposal without a name: what was said and why, in one.</summary>
    public static string Nameless(Stance stance, string why) => Marks.Of(stance) + why;

    /// <summary>What a nameless answer holds: the marks, and the reason of an answer to a proposal.</summary>
    public static (string Marks, string Why) Read(BallotWish asked, string answer) => asked.Kind == BallotKind.Consent ? (answer[..1], answer[1..]) : (answer, "");
}
