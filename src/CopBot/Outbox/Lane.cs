using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>A committed entry on its way. <paramref name="At"/> is when it was committed.</summary>
internal sealed record OutboxParcel(EntryId Id, Parcel Parcel, Promise Promise, DateTimeOffset At)
{
    /// <summary>Entries whose content this one shows, too; they are settled with it.</summary>
    public ImmutableArray<EntryId> Merged { get; init; } = [];
}

/// <summary>What waits for one chat, in order. Guarded by the sender's lock.</summary>
internal sealed class Lane
{
    public LinkedList<OutboxParcel> Waiting { get; } = new();

    public bool IsRunning { get; set; }

    /// <summary>
    /// True where a message or card that waits already now shows the newer content, so that one call serves both. A crash
    /// leaves both entries unsettled and loses nothing.
    /// </summary>
    public bool Merge(OutboxParcel newer)
    {
        if (newer.Parcel is not (CardEditParcel or EditParcel))
            return false;
        for (var node = Waiting.Last; node is not null; node = node.Previous)
        {
            Parcel? merged = (node.Value.Parcel, newer.Parcel) switch
            {
                (CardEditParcel waiting, CardEditParcel edit) when waiting.Key == edit.Key => edit,
                (KeptFileParcel waiting, CardEditParcel edit) when waiting.Key == edit.Key => waiting with { Content = AsCaption(edit.Content) },
                (PictureCardParcel waiting, CardEditParcel edit) when waiting.Key == edit.Key => waiting with { Content = AsCaption(edit.Content) },
                (PlacedParcel waiting, CardEditParcel edit) when waiting.Key == edit.Key => waiting with { Content = edit.Content },
                (EditParcel waiting, EditParcel edit) when waiting.Message == edit.Message => edit,
                _ => null,
            };
            if (merged is null)
                continue;

            // The card's own entry stays, since it is the one whose message is remembered.
            var older = node.Value;
            node.Value = older with
            {
                Parcel = merged,
                Promise = newer.Promise == Promise.AtLeastOnce ? Promise.AtLeastOnce : older.Promise,
                Merged = older.Merged.Add(newer.Id).AddRange(newer.Merged),
            };
            return true;
        }

        return false;
    }

    // A file's words are its caption, which holds less than a message.
    private static Content AsCaption(Content content) =>
        content with { Markup = Html.FromMarkup(content.Markup).Split(HtmlSplitting.CaptionLimit) is [var first, ..] ? first.Markup : "" };
}
