using CopBot.Conversation;
using CopBot.ServiceDirectory.Offers;
using CopBot.ServiceDirectory.Questions;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>"Keep this for next time?": begins a record from what was offered.</summary>
internal sealed record KeepAnswer(AskId Ask);

/// <summary>Opens the form in private, filled in with what the question and its answers say.</summary>
internal sealed class KeepTheAnswer(AskStore store, Form form, QuestionReader reader) : IHandle<Followed<KeepAnswer>>
{
    public Reply Handle(Followed<KeepAnswer> what, Scene scene)
    {
        if (store.Get(what.Payload.Ask) is not { } ask || scene.In(ask.Community) is not { } here)
            return Reply.Say(Html.Of(AskTexts.NoLongerHere));
        var replies = string.Join(' ', ask.Helpers.Where(h => h.Kind == HelpKind.Replied).Select(h => h.Text));
        var draft = Draft.New(here);
        var question = reader.Read(ask.Text, ask.Community);
        return form.Next(
            draft with
            {
                Service = OfferLine.Read(replies, draft.Service) with
                {
                    Name = "",
                    Organization = new Organization(""),
                    Description = PlainText.Shorten(replies, Service.LongestText),
                    ServiceAreas = question.Place is { } place ? [new ServiceArea(place)] : [],
                    TaxonomyTerms = question.Topic.Length > 0 ? [new TaxonomyTerm(question.Topic)] : [],
                },
            },
            here,
            pressed: false);
    }
}
