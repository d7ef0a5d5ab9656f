using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>What an answer makes of a record: the record with it, or a sentence that says what is wanted instead.</summary>
internal sealed record PartReading(Service? Service, Html Refusal)
{
    /// <summary>How it was understood, where that is worth saying.</summary>
    public Html Note { get; init; } = Html.Empty;

    public static PartReading Of(Service service) => new(service, Html.Empty);

    public static PartReading No(Html refusal) => new(null, refusal);
}
