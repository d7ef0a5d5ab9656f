using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>What this part of the room adds to its door.</summary>
internal static class QuestionsRoom
{
    public static void MapQuestions(this RouteBuilder routes)
    {
        routes.Command<ChangeSynonyms>("synonym", "Teach the directory a word", HelpGroup.Directory, "skint = debt advice", needs: Role.Core);
        routes.Command<ChangeAreas>("area", "Say which place lies in which", HelpGroup.Directory, "Hanley in Stoke-on-Trent", needs: Role.Core);

        routes.Press<ChangeSynonyms, DropSynonym>("syn");
        routes.Press<ChangeAreas, DropArea>("area");
    }

    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(ServiceKinds.Synonyms)
        .AddSingleton<DocumentKind>(ServiceKinds.Areas)
        .AddSingleton<ServiceIndex>()
        .AddSingleton<WordStore>()
        .AddSingleton<QuestionReader>()
        .AddSingleton<AnswerQuestion>()
        .AddSingleton<ChangeSynonyms>()
        .AddSingleton<ChangeAreas>();
}
