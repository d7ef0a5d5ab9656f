using CopBot.Conversation;
using CopBot.Meetings;
using CopBot.Meetings.Actions;
using CopBot.Meetings.Agendas;
using CopBot.Meetings.Rota;
using CopBot.Polls;
using CopBot.Nudges;
using CopBot.Resources;
using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Asks;
using CopBot.Tests.Support;
using CopBot.Wins;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Privacy;

/// <summary>Leaves a trace of Ben in every kind of document that can hold one.</summary>
internal static class PrivacyTranscript
{
    public static async Task EverybodyDoesEverythingAsync(Family family)
    {
        var (ann, ben, cleo, parlour) = (family.Ann, family.Ben, family.Cleo, family.Parlour);

        // Shared in the group and in private, marked by one another, corrected, searched with more words than a button holds.
        await family.SecondGroupAsync();
        await ben.Presses((await ben.Says("/community")).Single(s => s.Buttons.Count > 0), "Family Support CoP");
        await ben.Says("/poll Cake or fruit? | Cake | Fruit");
        var shared = await ben.SaysIn(family.Group, "/share https://debt.example/guide Debt guide #debt");
        var card = shared.Single(s => s.Kind == "card");
        await ben.Presses(card, "👍 Useful");
        await cleo.Presses(card, "👍 Useful");
        await ben.Presses((await cleo.SaysIn(family.Group, "/share https://rent.example/guide Rent guide #rent")).Single(s => s.Kind == "card"), "👍 Useful");
        await ben.Presses(card, "Edit");
        const string words = "debt advice for families with small children and no income in the north of the country";
        for (var i = 0; i < 7; i++)
            await ben.Says($"/share https://home.example/{i} {words}");
        await ben.Says("/find " + words);
        await ben.Says("/recent");
        await ben.Says("/themes");
        await ben.Presses((await ben.Says("/share https://gone.example To be removed")).Single(s => s.Kind == "card"), "Remove");
        await ben.SaysIn(family.Group, "/share", said => said with { ReplyTo = new Quoted(new MessageId(77), cleo.Person, false, "words worth keeping") });
        await cleo.SaysIn(family.Group, "/share", said => said with { ReplyTo = new Quoted(new MessageId(78), ben.Person, false, "more words worth keeping") });

        // Out and in again, so that it is open which community he speaks for. Then of the core group in one, facilitator in the
        // other, with private messages.
        await parlour.TakeAsync(new StandingChanged(ben.Person, family.Group.Chat, Standing.Member, Standing.Out));
        await parlour.TakeAsync(new StandingChanged(ben.Person, family.Group.Chat, Standing.Out, Standing.Member));
        await ann.RepliesTo(ben, family.Group, "/core");
        await cleo.SaysIn(family.Group, "/help");
        await ben.SaysIn(family.Group, "/join");
        await ServicesAndQuestionsAsync(family);

        // On the agenda, on the rota, and with something to do.
        await ann.Presses((await ann.SaysIn(family.Group, "/newmeeting Tea, first Tuesday of every month 10am–12pm at the hall")).Single(s => s.Buttons.Count > 0), "Create");
        await ben.SaysIn(family.Group, "/agenda Biscuits 5 min");
        var rota = (await ben.SaysIn(family.Group, "/rota")).Only();
        await ben.Presses(rota, rota.Buttons.First(b => b.Label.StartsWith("I'll facilitate", StringComparison.Ordinal)).Label);
        var second = (await ben.Presses((await ben.Presses(rota, "2")).Message(), "I'll take notes")).Message();
        await ben.Presses(second, "I can't take notes");
        await ben.Presses((await ben.Presses(rota, "Who takes turns")).Message(), "Notes: count me in");
        await ben.Presses((await ben.SaysIn(family.Group, "/action bring biscuits by Friday")).Single(s => s.Kind == "card"), "Done");
        await cleo.SaysIn(family.Group, $"/action {ben.Person.Name} to open the door");

        await PollsAndScalesAsync(family);
        // A win, a win of hers that he cheers, thanks from him and to him.
        await ben.SaysIn(family.Group, "/win We have biscuits");
        await ben.Presses((await cleo.SaysIn(family.Group, "/win And tea")).Single(s => s.Kind == "card"), "Well done");
        await ben.SaysIn(family.Group, "/thanks Cleo for the tea");
        await cleo.SaysIn(family.Group, $"/thanks {ben.Person.Name} for the biscuits");
        await ben.Presses((await ben.SaysIn(family.Group, "/thanks")).Only(), "Show thanks to me in the group");

        // A nudge of the group's that he made, a prompt, a reminder of his own, and a part in introductions.
        await ben.Presses((await ben.SaysIn(family.Group, "/nudge every Monday 9am What helps?")).Only(), "Create");
        await ben.SaysIn(family.Group, "/prompts What is new?");
        await ben.Presses((await ben.Opens((await ben.SaysIn(family.Group, "/remind me Friday 10am to ring Bold House")).Only(), "Go on in private")).Only(), "Create");
        await ben.Presses((await ben.Opens((await ben.SaysIn(family.Group, "/intros")).Only(), "Go on in private")).Only(), "Count me in");

        // A message that breaks a handler; one of Ann's that quotes Ben breaks, too.
        await parlour.TakeAsync(new Untranslatable("broken by " + ben.Id)
        {
            Original = () => $$$"""{"update_id":1,"message":{"from":{"id":{{{ann.Id}}} },"reply_to_message":{"from":{"id":{{{ben.Id}}} } } } }""",
        });
        await parlour.TakeAsync(new Said(ben.Person, new Chat(ben.Id.PrivateChat, ChatKind.Private, "Ben"), new MessageId(9), "/boom")
        {
            Command = new Command("boom", ""),
            Original = () => $$$"""{"update_id":2,"message":{"from":{"id":{{{ben.Id}}} },"text":"/boom I broke here","reply_to_message":{"text":"words of Cleo","from":{"id":{{{cleo.Id}}} } } } }""",
        });

        // A live card in the private chat, a command that waits for its community, a question without an answer.
        await ben.Says("/card");
        await ben.Says("/join", said => said with { ReplyTo = new Quoted(new MessageId(3), cleo.Person, false, "forwarded from Cleo") });
        await ben.Presses((await ben.SaysIn(family.Group, "/settings")).Only(), "Name");
    }

    // He answers for a service, is asked to check it, says what is wrong with it, and has begun another form. He asks with his name and
    // without, and helps somebody else.
    private static async Task ServicesAndQuestionsAsync(Family family)
    {
        var (ben, cleo, parlour) = (family.Ben, family.Cleo, family.Parlour);
        var link = (await ben.SaysIn(family.Group, "/offer Debt advice — Money Help — 01632 960000 — Help with debts")).Only();
        var form = (await ben.Opens(link, "Go on in private")).Only();
        form = (await ben.Presses(form, "Preview")).Message();
        Assert.StartsWith("Saved.", (await ben.Presses(form, "Save")).Message().Text, StringComparison.Ordinal);
        Assert.Contains(await parlour.WaitAsync(TimeSpan.FromDays(91)), s => s.Chat == ben.Id.PrivateChat && s.Text.StartsWith("You answer for this service", StringComparison.Ordinal));
        var answer = (await ben.SaysIn(family.Group, "/who debt advice")).Only();
        var why = (await ben.Presses(answer, "Out of date")).Message();
        await ben.Presses(why, "The phone number");
        await ben.Opens((await ben.SaysIn(family.Group, "/offer Baby bank — Little Feet")).Only(), "Go on in private");

        await ben.SaysIn(family.Group, "/ask Who lends a wheelchair?");
        await ben.Opens((await ben.SaysIn(family.Group, "/asks")).Only(), "Ask without my name");
        var how = (await ben.Says("Who helps with stalking?")).Only();
        await ben.Presses(how, "Without my name");
        var card = (await cleo.SaysIn(family.Group, "/ask A lift to the hospital?")).Single(s => s.Kind == "card");
        await ben.Presses(card, "I can help");
        await ben.Answers(family.Group, card, "Dial-a-ride goes there");
    }

    // He makes a poll, asks for numbers, once and again and again, gives his own, and has begun to say more.
    private static async Task PollsAndScalesAsync(Family family)
    {
        var (ann, ben) = (family.Ann, family.Ben);
        await ben.SaysIn(family.Group, "/poll Tea or coffee? | Tea | Coffee");
        await ben.SaysIn(family.Group, "/scale How hungry are we?");
        await ben.SaysIn(family.Group, "/checkin How full is your cup? every Monday 9am");
        await ben.Presses((await ann.SaysIn(family.Group, "/checkin How is the weather?")).Single(s => s.Kind == "card"), "3");
        var scale = (await ann.SaysIn(family.Group, "/scale How thirsty are we?")).Single(s => s.Kind == "card");
        await ben.Presses(scale, "5");
        await ben.Presses((await ben.Opens(scale, "Say more in private")).Only(), "Say more");
        await ben.Says("We have tea");
    }

    /// <summary>The rooms that this goes through.</summary>
    public static IServiceCollection AddAll(this IServiceCollection services) => services
        .AddTrouble().AddResources().AddServiceDirectory().AddAsks().AddMeetings().AddAgendas().AddRota().AddActions().AddSecrecy().AddPolls().AddScales().AddWins().AddNudges().AddSingleton(Options.Create(new DirectoryOptions()));

    /// <summary>A room with a command that throws and one that posts a live card.</summary>
    public static IServiceCollection AddTrouble(this IServiceCollection services) =>
        services.AddSingleton<IFeature, Trouble>().AddSingleton<Boom>().AddSingleton<PostIt>();

    private sealed class Trouble : RoomWithoutMemory
    {
        public override string Name => "trouble";

        public override void Map(RouteBuilder routes)
        {
            routes.Command<Boom>("boom", "Throws", HelpGroup.You, needsCommunity: false, hidden: true);
            routes.Command<PostIt>("card", "Posts a card", HelpGroup.You, needsCommunity: false, hidden: true);
        }
    }

    private sealed class Boom : IHandle<Called>
    {
        public Reply Handle(Called what, Scene scene) => throw new InvalidOperationException("A fault of ours.");
    }

    private sealed class PostIt : IHandle<Called>
    {
        public Reply Handle(Called what, Scene scene) => Reply.Of(new PostCard(new CardKey("trouble", "1"), Html.Of("card"), Keyboard.None));
    }
}
