using System.Text;
using System.Text.Json;
using CopBot.Conversation;
using CopBot.Privacy;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Privacy;

public sealed class PrivacyTests
{
    [Fact]
    public async Task Privacy_SaysWhoRunsIt_AndWhatIsKept()
    {
        await using var family = await Family.OpenAsync();
        var inShort = (await family.Ben.SaysIn(family.Group, "/privacy")).Only();
        Assert.StartsWith("I keep what you give me with a command", inShort.Text, StringComparison.Ordinal);
        var text = (await family.Ben.Opens(inShort, "Read all of it in private")).Only().Text;
        Assert.Contains("Hope Trust. Reach them here: it@hope.example", text, StringComparison.Ordinal);
        foreach (var part in new[] { "Other messages in your group I do not keep.", "• Your name, username and number", "• A question of mine", "after 30 days", "7 nights", "/mydata", "/forgetme", "Telegram carries all our messages" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Contains("Hope Trust", (await family.Dan.Says("/privacy")).Only().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "1 night.", "for up to 1 night,")]
    [InlineData(30, "30 nights.", "for up to 30 nights,")]
    public async Task Privacy_SaysHowManyBackupsAreReallyKept(int keep, string promised, string afterwards)
    {
        await using var family = await Family.OpenAsync(more: services => services.AddSingleton(
            Options.Create(new CopBot.Storage.StorageOptions { Backup = new() { Keep = keep } })));
        Assert.Contains($"it is kept for {promised}", (await family.Ben.Says("/privacy")).Only().Text, StringComparison.Ordinal);
        var asked = (await family.Ben.Says("/forgetme")).Only();
        Assert.Contains(afterwards, (await family.Ben.Presses(asked, "Yes, erase it")).Message().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privacy_SaysTheSpansThatTheTidyKeeps()
    {
        await using var family = await Family.OpenAsync();
        var text = (await family.Ben.Says("/privacy")).Only().Text;
        Assert.Contains($"not answered: for {KeptFor.OpenQuestion.TotalDays} day.", text, StringComparison.Ordinal);
        Assert.Contains($"which community it is for: for {KeptFor.HeldCommand.TotalMinutes} minutes.", text, StringComparison.Ordinal);
        Assert.Contains($"failed on: for {KeptFor.FailedUpdate.TotalDays} days,", text, StringComparison.Ordinal);
        Assert.Contains($"after {KeptFor.GroupWithoutBot.TotalDays} days.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "has not said who they are. Please ask your facilitator.")]
    [InlineData("A <b>", "", "A <b>. To reach them, please ask your facilitator.")]
    [InlineData(" ", "0123", "Reach whoever runs this bot here: 0123")]
    public async Task Privacy_WhereTheOperatorSaidLess_SaysThat(string name, string contact, string expected)
    {
        await using var family = await Family.OpenAsync(more: services => services.AddSingleton(Options.Create(new OperatorOptions { Name = name, Contact = contact })));
        Assert.Contains(expected, (await family.Ben.Says("/privacy")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MyData_InAGroup_IsNotAnsweredThere()
    {
        await using var family = await Family.OpenAsync();
        foreach (var command in new[] { "/mydata", "/forgetme" })
        {
            var seen = (await family.Ben.SaysIn(family.Group, command)).Only();
            Assert.Equal($"{command} is between you and me. Please send it in our private chat.", seen.Text);
        }
    }

    [Fact]
    public async Task MyData_GivesAllThatIsHeld_AndNothingOfOthers()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddAll());
        await PrivacyTranscript.EverybodyDoesEverythingAsync(family);
        var seen = await family.Ben.Says("/mydata");
        var summary = Assert.Single(seen, s => s.Kind == "text");
        Assert.Contains("Ben <b>Bold</b>", summary.Text, StringComparison.Ordinal);
        var file = Assert.Single(seen, s => s.Kind == "file");
        Assert.Equal("copbot-mydata-2026-06-01.json", file.FileName);
        var json = Encoding.UTF8.GetString(file.Bytes);
        Assert.Contains("ben_b", json, StringComparison.Ordinal);
        Assert.Contains('\n', json);
        using var document = JsonDocument.Parse(json);
        Assert.Equal(family.Ben.Id.Value, document.RootElement.GetProperty("person").GetInt64());
        var kinds = document.RootElement.GetProperty("held").EnumerateArray().Select(h => h.GetProperty("kind").GetString()).ToList();
        string[] expected = ["you", "roles", "shared", "useful", "questions", "open questions", "waiting command", "set aside", "cards",
            "vouches", "checks", "flags", "changes", "asked to check", "forms", "asked", "helped",
            "agenda", "turns", "declined turns", "takes turns", "actions", "noted actions",
            "polls", "poll forms", "scales", "repeated check-ins", "scale answers", "answered without a name", "begun answers", "wins", "well done", "thanks", "who sees thanks",
            "reminders of your own", "nudges", "prompts", "nudged", "introductions"];
        Assert.Equal(expected.Order(), kinds.Order());
        Assert.Contains("I broke here", json, StringComparison.Ordinal);
        foreach (var other in new[] { family.Ann, family.Cleo })
        {
            Assert.DoesNotContain(other.Id.ToString(), json, StringComparison.Ordinal);
            Assert.DoesNotContain(other.Person.Name.Split(' ')[0], json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MyDataFile_KeepsLettersOfAllScripts_AndWritesEachRecordAsWhatItIs()
    {
        var json = Encoding.UTF8.GetString(MyDataFile.Of(new PersonId(7), DateTimeOffset.UnixEpoch, [new HeldData("k", $"S<b>um</b>", [new { Title = "Zoë <b> عربي" }])]));
        Assert.Contains("Zoë", json, StringComparison.Ordinal);
        Assert.Contains("عربي", json, StringComparison.Ordinal);
        Assert.Contains("\"summary\": \"Sum\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", json, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);
        Assert.Equal("Zoë <b> عربي", document.RootElement.GetProperty("held")[0].GetProperty("records")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task ForgetMe_No_KeepsAll()
    {
        await using var family = await Family.OpenAsync();
        var question = (await family.Ben.Says("/forgetme")).Only();
        Assert.Contains("This goes:\n• Your name, your communities", question.Text, StringComparison.Ordinal);
        Assert.Equal("Yes, erase it | No, keep it", question.Labels);
        Assert.Equal("All right, nothing was erased.", (await family.Ben.Presses(question, "No, keep it")).Only().Text);
        Assert.Contains(family.Parlour.Store.Raw(), d => Written.Says(d.Json, "ben_b"));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(60 * 24 * 365, false)]
    public async Task ForgetMe_Yes_CountsForAQuarterOfAnHour(int minutes, bool erases)
    {
        await using var family = await Family.OpenAsync();
        var question = (await family.Ben.Says("/forgetme")).Only();
        await family.Parlour.WaitAsync(TimeSpan.FromMinutes(minutes));
        var answer = (await family.Ben.Presses(question, "Yes, erase it")).Message();
        Assert.StartsWith(erases ? "Done. I have forgotten you." : "This question is too old. Please send /forgetme again.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(!erases, family.Parlour.Store.Raw().Any(d => Written.Says(d.Json, "ben_b")));
    }

    [Fact]
    public async Task ForgetMe_ForgedFromTheFuture_OrFromAGroup_ErasesNothing()
    {
        await using var family = await Family.OpenAsync();
        var inPrivate = (await family.Ben.Says("/help")).Only();
        Assert.StartsWith("This question is too old.", (await family.Ben.Forges(inPrivate, new ForgetAnswer(true, long.MaxValue))).Message().Text, StringComparison.Ordinal);
        Assert.StartsWith("This question is too old.", (await family.Ben.Forges(inPrivate, new ForgetAnswer(true, 0))).Message().Text, StringComparison.Ordinal);
        var inGroup = (await family.Ben.SaysIn(family.Group, "/help")).Only();
        var now = family.Parlour.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal("Please send /forgetme in our private chat.", (await family.Ben.Forges(inGroup, new ForgetAnswer(true, now))).Only().Text);
        Assert.Contains(family.Parlour.Store.Raw(), d => Written.Says(d.Json, "ben_b"));
    }

    [Fact]
    public async Task ForgetMe_Yes_LeavesNoTraceInAnyDocument()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddAll());
        await PrivacyTranscript.EverybodyDoesEverythingAsync(family);
        var traces = Traces(family);
        Assert.Contains("people", traces);
        Assert.Contains("resources", traces);
        Assert.Contains("questions", traces);
        Assert.Contains("dialogs", traces);
        Assert.Contains("held", traces);
        Assert.Contains("failed", traces);
        Assert.Contains("communities", traces);
        Assert.Contains("cards", traces);
        Assert.Contains("services", traces);
        Assert.Contains("serviceChanges", traces);
        Assert.Contains("drafts", traces);
        Assert.Contains("pendingChecks", traces);
        Assert.Contains("checkers", traces);
        Assert.Contains("asks", traces);
        foreach (var kind in new[] { "agendaItems", "rotaTurns", "rotaWilling", "actions", "polls", "pollDrafts", "scales", "scaleAnswers", "checkinSeries", "secretNotes", "wins", "thanks", "thanksChoices", "nudges", "prompts", "introMembers", "nudgedPeople" })
            Assert.Contains(kind, traces);

        var question = (await family.Ben.Says("/forgetme")).Only();
        Assert.StartsWith("Done. I have forgotten you.", (await family.Ben.Presses(question, "Yes, erase it")).Message().Text, StringComparison.Ordinal);
        Assert.Empty(Traces(family));

        // Everybody else is still there, and Ben is met again at once when he writes.
        Assert.Contains(family.Parlour.Store.Raw(), d => d.Kind == "people" && d.Json.Contains("Cleo", StringComparison.Ordinal));
        Assert.Contains("Family Support CoP", (await family.Ben.Says("/help")).Only().Text + (await family.Ben.Says("/community")).Only().Labels, StringComparison.Ordinal);
    }

    // Where a raw document leads to Ben: by name, username, number or the number as an index spells it.
    private static List<string> Traces(Family family)
    {
        string[] marks = ["Bold</b>", "Bold&lt;/b&gt;", "Ben Bold", "Bold House", "ben_b", family.Ben.Id.ToString(), CopBot.Storage.IndexKey.Of(family.Ben.Id.Value)];
        return [.. family.Parlour.Store.Raw().Where(d => marks.Any(m => Written.Says(d.Json, m) || d.Id.Contains(m, StringComparison.Ordinal))).Select(d => d.Kind).Distinct()];
    }
}
