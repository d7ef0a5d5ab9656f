using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Every word around saying that a record is out of date.</summary>
internal static class FlagTexts
{
    public static string WhyHint => "What is wrong, in a few words";

    public static Html WhyNotUnderstood => $"I need a few words for that, such as <i>the number rings out</i>. Please reply with them, or send /cancel.";

    public static Html WhatIsWrong(Service service) => $"Thank you for telling. What is out of date about <b>{service.Name}</b>?";

    public static Html AskWhy(Person person, Service service) =>
        $"{Html.Mention(person)}, reply to this message with a few words: what is out of date about <b>{service.Name}</b>? To stop, send /cancel.";

    public static Html Thanks(Service service) =>
        $"Thank you. <b>{service.Name}</b> now shows that it may be out of date, until somebody checks or changes it.";

    public static Html Told(Service service, OutOfDateFlag flag, Community community, bool isTheirs) => Html.Paragraphs(
        $"{flag.ByName} says that something is out of date about {ServiceTexts.Named(service)} in the directory of <b>{community.Name}</b>{(flag.Why.Length > 0 ? $": {flag.Why}" : "")}.",
        isTheirs
            ? $"You answer for it. Could you have a look? Until then it shows that it may be out of date."
            : (Html)$"Could you, or somebody else in the core group, have a look? Until then it shows that it may be out of date.");

    public static string Reason(FlagReason reason) => reason switch
    {
        FlagReason.JustFlag => "Just say that it is out of date",
        FlagReason.OwnWords => "Something else",
        FlagReason.WrongPhone => "The phone number",
        FlagReason.WrongHours => "The opening hours",
        FlagReason.Moved => "It has moved",
        FlagReason.Closed => "It has closed",
        FlagReason.WrongReferral => "How to refer",
    };

    public static string Why(FlagReason reason) => reason switch
    {
        FlagReason.WrongPhone => "the phone number is wrong",
        FlagReason.WrongHours => "the opening hours are wrong",
        FlagReason.Moved => "it has moved",
        FlagReason.Closed => "it has closed",
        FlagReason.WrongReferral => "the way to refer has changed",
        _ => "",
    };
}
