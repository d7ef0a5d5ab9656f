using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CopBot.Tests.Architecture;

/// <summary>The rules of the house, as ARCHITECTURE.md states them.</summary>
public class RoomTests
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssembliesIncludingDependencies(
        typeof(CopBot.Conversation.IFeature).Assembly).Build();

    private static readonly string[] Features = ["Communities", "Resources", "ServiceDirectory", "Meetings", "Surveys", "Digests", "Polls", "Scales", "Wins", "Nudges", "Ballots", "Help", "Privacy"];

    public static TheoryData<string, string> FeaturePairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var one in Features)
        {
            foreach (var other in Features.Where(f => f != one))
                pairs.Add(one, other);
            foreach (var inner in new[] { "Transport", "Dispatch", "Outbox", "Scheduling", "Hosting", "Web" })
                pairs.Add(one, inner);
        }

        foreach (var room in new[] { "Conversation", "Papers", "Time", "Search", "Storage", "Outbox", "Scheduling", "Dispatch", "Transport", "Web" })
        {
            foreach (var feature in Features)
                pairs.Add(room, feature);
        }

        foreach (var other in new[] { "Storage", "Outbox", "Dispatch", "Transport", "Scheduling", "Search", "Time", "Hosting", "Web" })
            pairs.Add("Conversation", other);
        foreach (var other in new[] { "Conversation", "Storage", "Outbox", "Dispatch", "Transport", "Scheduling", "Time", "Hosting" })
            pairs.Add("Search", other);
        foreach (var other in new[] { "Storage", "Outbox", "Dispatch", "Transport", "Scheduling", "Hosting" })
            pairs.Add("Time", other);
        foreach (var other in new[] { "Conversation", "Outbox", "Dispatch", "Transport", "Scheduling", "Hosting" })
            pairs.Add("Storage", other);
        foreach (var other in new[] { "Storage", "Outbox", "Dispatch", "Transport", "Scheduling", "Time", "Hosting" })
            pairs.Add("Web", other);
        foreach (var other in Features.Concat(["Storage", "Outbox", "Dispatch", "Transport", "Scheduling", "Search", "Time", "Hosting", "Web"]))
            pairs.Add("Pictures", other);
        foreach (var other in Features.Concat(["Outbox", "Dispatch", "Transport", "Scheduling", "Search", "Time", "Hosting", "Web", "Pictures"]))
            pairs.Add("Secrecy", other);
        pairs.Add("Conversation", "Secrecy");
        pairs.Add("Conversation", "Pictures");
        pairs.Add("Outbox", "Dispatch");
        pairs.Add("Outbox", "Transport");
        pairs.Add("Dispatch", "Transport");
        return pairs;
    }

    [Theory]
    [MemberData(nameof(FeaturePairs))]
    public void Room_DoesNotKnow(string room, string other)
    {
        // A room that does not exist would make the rule empty, and so always true.
        Assert.Contains(House.Types, t => t.Namespace.FullName.StartsWith($"CopBot.{room}", StringComparison.Ordinal));
        Types().That().ResideInNamespaceMatching($@"^CopBot\.{room}(\..+)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^CopBot\.{other}(\..+)?$"))
            .Check(House);
    }

    [Theory]
    [InlineData("LiteDB", "Storage")]
    [InlineData("Telegram.Bot", "Transport")]
    [InlineData("DocumentFormat.OpenXml", "Papers")]
    [InlineData("Quartz", "Scheduling")]
    [InlineData("Microsoft.Data.Sqlite", "Search")]
    [InlineData("SkiaSharp", "Pictures")]
    [InlineData("HarfBuzzSharp", "Pictures")]
    public void Library_IsNamedInItsRoomAlone(string library, string room) =>
        Types().That().ResideInNamespaceMatching(@"^CopBot(\..+)?$").And().DoNotResideInNamespaceMatching($@"^CopBot\.{room}(\..+)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{library.Replace(".", @"\.")}(\..+)?$"))
            .Check(House);

    [Fact]
    public void Pictures_NeverLookAtTheMachinesFonts() =>
        Types().That().ResideInNamespaceMatching(@"^CopBot\.Pictures(\..+)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^SkiaSharp$").And().HaveName("SKFontManager"))
            .Check(House);

    [Fact]
    public void Types_AreSealedOrAbstractOrStatic() =>
        Classes().That().ResideInNamespaceMatching(@"^CopBot(\..+)?$").And().AreNotAbstract().And().DoNotHaveNameContaining("<")
            .Should().BeSealed()
            .Check(House);
}
