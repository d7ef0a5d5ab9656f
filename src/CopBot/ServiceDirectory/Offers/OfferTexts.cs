using CopBot.Conversation;
using Humanizer;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Every word of adding and changing a record.</summary>
internal static class OfferTexts
{
    public const string KeepSecret = "Keep the address secret";

    public const string ShowAddress = "People may know it";

    public const string Secret = "kept secret";

    public const string IAnswer = "I answer for it";

    public const string CoreGroupAnswers = "The core group answers for it";

    public static string NoLongerHere => "This service is no longer in the directory.";

    public static string FormIsGone => "This form is gone. Send /offer to begin a new one.";

    public static string OnlyInPrivate => "Forms are between you and me. Please go on in our private chat.";

    public static string NotInThatCommunity => "You are not in that community, so I cannot do that.";

    public static string NotYoursToChange => "Only the person who answers for this service, a facilitator or the core group can change it. You can say that it is out of date.";

    public static string ThrownAway => "Thrown away. Nothing was added. To begin or go on with a form, send /offer.";

    public static string GroupTold => "The group knows now.";

    public static string GroupNotTold => "That was told already, or is too long ago.";

    public static string GoOnInPrivate => "Go on in private";

    public static string NextCheck(int left) => $"Next to check ({left}) ›";

    public static string GoOn => "Go on with it";

    public static string ThrowItAway => "Throw it away";

    public static Html FormStays(Draft draft) =>
        $"All right, I stop asking. What you told me about {Named(draft)} is not in the directory. I keep it for {"day".ToQuantity(KeptFor.Draft.Days)} in case you want to go on; nobody else sees it.";

    public static Html InPrivate => $"I ask you about it in our private chat, one question at a time. Nobody else sees it until you save it.";

    public static Html ChangeInPrivate(Service service) => $"Changing <b>{service.Name}</b> is easier in our private chat.";

    public static Html HalfFinished(IReadOnlyList<Draft> drafts, Draft? fresh) => Html.Lines(
        drafts.Count == 1
            ? $"You have a half-finished form: {Named(drafts[0])}."
            : (Html)$"You have {"half-finished form".ToQuantity(drafts.Count)}: {Html.Join($", ", drafts.Select(Named))}.",
        fresh is null ? (Html)$"Do you want to go on with {(drafts.Count == 1 ? "it" : "one of them")}, or throw {(drafts.Count == 1 ? "it" : "the newest one")} away and start again?" : $"Do you want to go on with it, or start with {Named(fresh)}?");

    public static string GoOnWith(Draft draft) => $"Go on with {NameOf(draft)}";

    public static string ThrowAway(Draft draft) => $"Throw away {NameOf(draft)}";

    public static string StartAgain(Draft draft) => $"Throw away {NameOf(draft)} and start again";

    public static string StartWith(Draft draft) => $"Start with {NameOf(draft)}";

    /// <summary>A question with what is known already, and how far the form is.</summary>
    public static Html Question(ServicePart part, Draft draft, string known, Html note) => Html.Paragraphs(
        note,
        Html.Lines(
            Progress(part, draft),
            Asks(part),
            known.Length > 0 ? (Html)$"Now it says: <i>{PlainText.Shorten(known, 300)}</i>" : Html.Empty));

    public static string Label(ServicePart part) => part switch
    {
        ServicePart.Name => "Name",
        ServicePart.Organization => "Organisation",
        ServicePart.Description => "What it offers",
        ServicePart.Phone => "Phone",
        ServicePart.Email => "E-mail",
        ServicePart.Website => "Web page",
        ServicePart.Eligibility => "Who it is for",
        ServicePart.Areas => "Area",
        ServicePart.Cost => "Cost",
        ServicePart.Referral => "How to refer",
        ServicePart.Attending => "How to attend",
        ServicePart.Hours => "Hours",
        ServicePart.Address => "Address",
        ServicePart.Secrecy => "Secret address",
        ServicePart.Languages => "Languages",
        ServicePart.Topics => "Topics",
        ServicePart.Accessibility => "Access",
        ServicePart.Status => "Open or closed",
        ServicePart.Alert => "Notice",
        ServicePart.Vouching => "Who answers for it",
        _ => "",
    };

    public static string Status(ServiceStatus status) => status switch
    {
        ServiceStatus.Active => "Open",
        ServiceStatus.TemporarilyClosed => "Closed for now",
        ServiceStatus.Defunct => "Closed for good",
        ServiceStatus.Inactive => "Taken off the list",
    };

    /// <summary>Says what is wanted, with an example.</summary>
    public static Html NotUnderstood(ServicePart part) => part switch
    {
        ServicePart.Name => $"A name needs 1 to {Service.LongestName} characters, such as <i>Debt advice</i>.",
        ServicePart.Organization => $"An organisation's name needs 1 to {Service.LongestName} characters, such as <i>Potteries Money Help</i>.",
        ServicePart.Description => $"I need a few words, at most {Service.LongestText} characters, such as <i>Free, private advice about debts and bills</i>.",
        ServicePart.Phone => $"I could not read a telephone number in that. Write it like <i>01782 000000</i>.",
        ServicePart.Email => $"That does not look like an e-mail address. Write it like <i>help@example.org</i>.",
        ServicePart.Website => $"That does not look like a web address. Write it like <i>www.example.org</i>.",
        ServicePart.Eligibility => $"Say in a few words who it is for, such as <i>young people, 16 to 25</i>.",
        ServicePart.Areas => $"I need names of places, at most {ReadPart.MostOfAList}, such as <i>Hanley, Stoke-on-Trent</i>.",
        ServicePart.Cost => $"Say in a few words what it costs, such as <i>free</i> or <i>£3 a session</i>.",
        ServicePart.Referral => $"Say in a few words how to refer, such as <i>phone, or just turn up</i>.",
        ServicePart.Attending => $"I know <i>in person</i>, <i>online</i>, <i>by phone</i> and <i>home visit</i>. Write one or more of them, with commas.",
        ServicePart.Hours => $"I could not read hours in that. Write them like <i>Tue &amp; Thu 10–2</i> or <i>first Monday of the month 9am to 12</i>.",
        ServicePart.Address => $"I could not read an address in that. Write it like <i>12 High Street, Hanley, ST1 3EJ</i>.",
        ServicePart.Secrecy => $"Please answer <i>yes</i> if the address must stay secret, or <i>no</i>.",
        ServicePart.Languages => $"I need names of languages, such as <i>Polish, Urdu</i>.",
        ServicePart.Topics => $"I need a few short words, such as <i>debt, benefits</i>.",
        ServicePart.Accessibility => $"I need a few short words, such as <i>step-free, hearing loop</i>.",
        ServicePart.Status => $"Please tap one: <i>Open</i>, <i>Closed for now</i> or <i>Closed for good</i>.",
        ServicePart.Alert => $"I need a few words, such as <i>Closed until March for repairs</i>.",
        ServicePart.Vouching => $"Please tap one of the two.",
        _ => $"I could not read that.",
    };

    public static Html HoursInYourWords => $"I could not read all of that as days and times, so I keep it in your words.";

    public static Html HoursRead(string hours) => $"I read that as: <b>{hours}</b>. If that is wrong, go back and write <i>am</i> or <i>pm</i>.";

    public static Html NoAddressYet => $"That belongs to an address, and there is none yet. Add the address first.";

    public static Html Preview(Service service, Scene scene, IReadOnlyList<ServicePart> missing) => Html.Paragraphs(
        $"<b>This is how it will look.</b> Tap a part to change it.",
        service.Name.Length > 0 ? ServiceTexts.Details(service, scene) : Html.Empty,
        missing.Count > 0 ? (Html)$"Still needed before you can save: {missing.Select(m => Label(m).ToLowerInvariant()).Humanize("and")}." : Html.Empty);

    public static string Different => "It is a different one: add it";

    public static string AddedWhat => "added";

    public static string SameAs(Service service) => $"The same as {PlainText.Shorten(service.Name, 40)}";

    public static Html LikeOthers(Html mine, IReadOnlyList<Html> others) => Html.Paragraphs(
        [$"<b>Is it the same?</b> The directory has {(others.Count == 1 ? "a service" : "services")} much like yours.", $"<b>Yours:</b>\n{mine}", .. others.Select(o => (Html)$"<b>In the directory:</b>\n{o}")]);

    public static Html Difference(ServicePart part, Service before, Service now) => ServiceParts.Words(part, before) is { Length: > 0 } old
        ? $"<b>{Label(part)}:</b> {Cut(ServiceParts.Words(part, now))} <i>(the record says: {Cut(old)})</i>"
        : (Html)$"<b>{Label(part)}:</b> {Cut(ServiceParts.Words(part, now))}";

    public static string DifferenceInWords(ServicePart part, Service now) => $"{Label(part).ToLowerInvariant()}: {Cut(ServiceParts.Words(part, now))}";

    public static Html PutIn => $"Done, the record now says this:";

    /// <summary>What a change is about, as the history keeps it: "phone, hours".</summary>
    public static string What(IEnumerable<ServicePart> parts) => string.Join(", ", parts.Select(p => Label(p).ToLowerInvariant()));

    public static Html SavedAndTold(Service service, Scene scene) => Html.Paragraphs($"<b>Saved, and the group knows.</b>", ServiceTexts.Details(service, scene));

    public static Html WhatIsNew(Service service, IEnumerable<Html> differences) => Html.Paragraphs(
        $"<b>{service.Name}</b> is in the directory already. This is new in what you wrote:", Html.Lines([.. differences]), $"Shall I put that into the record?");

    public static Html NothingNew(Service service) => $"<b>{service.Name}</b> is in the directory already, and says all that you wrote. Thank you.";

    public static Html PassedOn(Service service) =>
        $"Thank you. Only {(service.VouchedByName.Length > 0 ? service.VouchedByName : "the core group")} or a facilitator can change <b>{service.Name}</b>, so I passed on what you wrote. Until somebody looks, the record shows that it may be out of date.";

    public static Html Saved(Service service, Scene scene, int days) => Html.Paragraphs(
        $"<b>Saved.</b> Thank you. Members of {scene.Community.Name} now find it.",
        ServiceTexts.Details(service, scene),
        $"You answer for it: in {"day".ToQuantity(days)} I ask you here whether it is still right.");

    public static Html Added(Person person, Service service, Scene scene) => Html.Paragraphs(
        $"{person.Name} added to the directory:", ServiceTexts.ShortCard(service, scene));

    public static Html WhatToChange(Service service) => $"What do you want to change in <b>{service.Name}</b>?";

    public static Html Changed(Service service, ServicePart part) => ServiceParts.Words(part, service) is { Length: > 0 } words
        ? $"Saved. <b>{service.Name}</b>, {Label(part).ToLowerInvariant()}: <i>{PlainText.Shorten(words, 300)}</i>"
        : (Html)$"Saved. <b>{service.Name}</b> now says nothing about: {Label(part).ToLowerInvariant()}.";

    public static Html NothingChanged(Service service) => $"<b>{service.Name}</b> stays as it is.";

    private static string Cut(string text) => PlainText.Shorten(PlainText.OneLine(text), 200);

    private static Html Named(Draft draft) => $"<b>{NameOf(draft)}</b>";

    private static string NameOf(Draft draft) => draft.Service.Name.Length > 0 ? PlainText.Shorten(draft.Service.Name, 30) : "the one without a name";

    private static Html Progress(ServicePart part, Draft draft) => draft.IsChange
        ? (Html)$"<b>{draft.Service.Name}: {Label(part)}</b>"
        : $"<b>{Label(part)}</b> ({ServiceParts.InForm.IndexOf(part) + 1} of {ServiceParts.InForm.Length})";

    private static Html Asks(ServicePart part) => part switch
    {
        ServicePart.Name => $"What is the service called? For example <i>Debt advice</i>.",
        ServicePart.Organization => $"Which organisation runs it? For example <i>Potteries Money Help</i>.",
        ServicePart.Description => $"What does it offer? A sentence or two, in words that everybody knows.",
        ServicePart.Phone => $"Which number do people ring? For example <i>01782 000000</i>.",
        ServicePart.Email => $"Is there an e-mail address? For example <i>help@example.org</i>.",
        ServicePart.Website => $"Is there a web page? For example <i>www.example.org</i>.",
        ServicePart.Eligibility => $"Who is it for? Tap all that fit, or write it, such as <i>young people, 16 to 25</i>.",
        ServicePart.Areas => $"Which areas does it serve? Tap all that fit, or write them, such as <i>Hanley, Burslem</i>.",
        ServicePart.Cost => $"What does it cost? Tap one, or write it, such as <i>£3 a session</i>.",
        ServicePart.Referral => $"How do people get in or get referred? Tap all that fit, or write it.",
        ServicePart.Attending => $"How do people take part? Tap all that fit.",
        ServicePart.Hours => $"When is it open? For example <i>Tue &amp; Thu 10–2</i>.",
        ServicePart.Address => Html.Lines(
            $"Where do people go? Write the address with its postcode, such as <i>12 High Street, Hanley, ST1 3EJ</i>.",
            $"Should the address stay secret, as for a refuge? Then do not write it: tap <b>{KeepSecret}</b>, and I do not keep one."),
        ServicePart.Secrecy => $"Should the address stay secret, as for a refuge? If so, I erase it, and nobody finds it here: not by asking, not in an export, not in the history.",
        ServicePart.Languages => $"In which languages besides English? Tap all that fit, or write them.",
        ServicePart.Topics => $"What is it about? A few short words by which people look for it, such as <i>debt, benefits</i>.",
        ServicePart.Accessibility => $"What helps people to get in and take part? Tap all that fit, or write it.",
        ServicePart.Status => $"Is it open?",
        ServicePart.Alert => $"What should people know before they go? For example <i>Closed until March for repairs</i>.",
        ServicePart.Vouching => $"Who answers for this record? I ask them now and then whether it is still right.",
        _ => Html.Empty,
    };
}
