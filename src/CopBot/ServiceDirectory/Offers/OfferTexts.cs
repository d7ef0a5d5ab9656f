using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Every word of adding and changing a record.</summary>
internal static class OfferTexts
{
    public static string NoLongerHere => "This service is no longer in the directory.";

    public static string NotYoursToChange => "Only the person who answers for this service, a facilitator or the core group can change it. You can say that it is out of date.";

    public static Html WhatToChange(Service service) => $"What do you want to change in <b>{service.Name}</b>?";

    public static Html FormKept => $"What is known is kept for you. To fill in the rest, send /offer in our private chat.";
}
