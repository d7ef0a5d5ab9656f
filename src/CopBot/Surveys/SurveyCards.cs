using System.Globalization;
using CopBot.Conversation;
using CopBot.Surveys.Answering;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys;

/// <summary>The group's card of a survey.</summary>
internal sealed class SurveyCards(SurveyStore store, IOptions<SurveyOptions> options)
{
    public static CardKey Key(SurveyId id) => new("survey", id.ToString());

    public static SurveyId? Survey(CardKey card) =>
        card.Room == "survey" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new SurveyId(number) : null;

    public PostCard Post(Survey survey, Community community) => new(Key(survey.Id), Text(survey, community), Buttons(survey)) { Where = new Place(community.Chat, survey.Topic) };

    public RefreshCard Refresh(Survey survey, Community community) => new(Key(survey.Id), Text(survey, community), Buttons(survey));

    private Html Text(Survey survey, Community community) => SurveyTexts.Card(survey, community, store.Turnout(survey), options.Value.SmallestGroup);

    private static Keyboard Buttons(Survey survey) => survey.IsOpen ? Keyboard.Row(new PrivateButton(SurveyTexts.AnswerLabel, new AnswerLink(survey.Id))) : Keyboard.None;
}
