using System.Text;
using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Communities;

public sealed class ExportTests
{
    [Fact]
    public async Task Export_ByAMember_IsRefused()
    {
        await using var family = await OpenAsync();
        Assert.StartsWith("Only facilitators and the core group can use /export.", (await family.Ben.SaysIn(family.Group, "/export books")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_InPrivate_SendsTheFiles()
    {
        await using var family = await OpenAsync();
        var files = await family.Ann.Says("/export BOOKS");
        Assert.Equal(["books.csv", "books.md"], files.Select(f => f.FileName));
        Assert.All(files, f => Assert.Equal(family.Ann.Id.PrivateChat, f.Chat));
        Assert.Equal("books of Family Support CoP", Encoding.UTF8.GetString(files[0].Bytes));
        Assert.Equal("Family Support CoP: books", files[0].Text);
    }

    [Fact]
    public async Task Export_WithoutOrWithAWrongName_OffersWhatThereIs()
    {
        await using var family = await OpenAsync();
        var offer = (await family.Ann.Says("/export")).Only();
        Assert.Contains("/export books – All books", offer.Text, StringComparison.Ordinal);
        Assert.Equal("Books | Nothing", offer.Labels);
        Assert.Equal(2, (await family.Ann.Presses(offer, "Books")).Count(s => s.Kind == "file"));
        Assert.Equal("Family Support CoP has no nothing yet, so there is nothing to export.", (await family.Ann.Presses(offer, "Nothing")).Only().Text);
        Assert.StartsWith("I have nothing called “<b>x”", (await family.Ann.Says("/export <b>x")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_InTheGroup_GoesToThePrivateChat_WhichIsOpenedByALink()
    {
        await using var family = await OpenAsync();
        var closed = (await family.Ann.SaysIn(family.Group, "/export books")).Only();
        Assert.Equal(family.Group.Id, closed.Chat);
        var files = await family.Ann.Opens(closed, "Get the files in private");
        Assert.Equal(["books.csv", "books.md"], files.Select(f => f.FileName));

        var open = await family.Ann.SaysIn(family.Group, "/export books");
        Assert.Equal("I have sent it to our private chat.", Assert.Single(open, s => s.Chat == family.Group.Id).Text);
        Assert.All(open.Where(s => s.Kind == "file"), f => Assert.Equal(family.Ann.Id.PrivateChat, f.Chat));
        Assert.Equal(2, open.Count(s => s.Kind == "file"));
    }

    [Fact]
    public async Task Export_ByALinkOrButtonOfAnotherCommunity_IsRefused()
    {
        await using var family = await OpenAsync();
        var housing = await family.SecondGroupAsync();
        const string refusal = "Only facilitators and the core group of that community can export its data.";
        var link = (await family.Ben.SaysIn(housing, "/export books")).Only();
        Assert.Equal(refusal, (await family.Ann.Opens(link, "Get the files in private")).Only().Text);
        Assert.Equal(refusal, (await family.Cleo.Opens(link, "Get the files in private")).Only().Text);
        var offer = (await family.Ann.Says("/export")).Only();
        Assert.Equal(refusal, (await family.Ann.Forges(offer, new ChosenExport(new CommunityId(2), "books"))).Only().Text);
        Assert.Equal(refusal, (await family.Cleo.Forges(offer with { Chat = family.Group.Id }, new ChosenExport(new CommunityId(1), "books"))).Only().Text);
    }

    private static Task<Family> OpenAsync() =>
        Family.OpenAsync(more: services => services.AddSingleton<IExport, Books>().AddSingleton<IExport, Nothing>());

    private sealed class Books : IExport
    {
        public string What => "books";

        public string Description => "All books";

        public IReadOnlyList<ExportedFile> Export(Community community) =>
        [
            new("books.csv", Encoding.UTF8.GetBytes($"books of {community.Name}")),
            new("books.md", Encoding.UTF8.GetBytes("# Books")),
        ];
    }

    private sealed class Nothing : IExport
    {
        public string What => "nothing";

        public string Description => "No files at all";

        public IReadOnlyList<ExportedFile> Export(Community community) => [];
    }
}
