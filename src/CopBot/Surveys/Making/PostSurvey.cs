using CopBot.Conversation;
using CopBot.Surveys.Answering;

namespace CopBot.Surveys.Making;

/// <summary>Gives a survey to the group: its card, its deadline, its reminders.</summary>
internal sealed class PostSurvey(SurveyDrafts drafts, SurveyStore store, SurveyCards cards)
{
    public Reply Post(SurveyDraft draft, Scene here)
    {
        if (!DraftForm.IsReady(draft, here.Now))
            return Reply.Toast(MakingTexts.NotReady, mustBeClosed: true);
        var survey = new Survey(store.NextId(), draft.Community, draft.Form.WithoutBrokenRules(), here.Now, draft.Closes!.Value) { By = here.Person.Id, Topic = draft.Topic };
        store.Open(survey);
        drafts.Delete(draft.Id);
        return Reply.Rewrite(MakingTexts.Posted(survey, here.Community), Keyboard.Row(new PressButton("Look after it", new OpenSurvey(survey.Id))))
            + new CloseDialog()
            + RemindToAnswer.Plan(survey, here.Community, here.Now)
            + cards.Post(survey, here.Community);
    }
}
