using CopBot.Conversation;

namespace CopBot.Privacy;

/// <summary>/mydata: all that is held on the asker, in words and as a file. In private only.</summary>
internal sealed class ShowMyData(HeldByAll everything) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        var held = everything.Held(scene.Person.Id).ToList();
        return Reply.Say(PrivacyTexts.Summary(held))
            + new SendFile($"copbot-mydata-{scene.Now:yyyy-MM-dd}.json", MyDataFile.Of(scene.Person.Id, scene.Now, held), PrivacyTexts.FileCaption);
    }
}
