using CopBot.Conversation;

namespace CopBot.Tests.Conversation;

public sealed class RoutesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("ninechars")]
    [InlineData("Upper")]
    [InlineData("a1")]
    [InlineData("é")]
    public void AFeaturesName_ThatIsNoGood_IsRefused(string name) => Assert.Throws<InvalidOperationException>(() => Made((name, _ => { })));

    [Fact]
    public void TwoFeatures_OfOneName_AreRefused() => Assert.Throws<InvalidOperationException>(() => Made(("a", _ => { }), ("a", _ => { })));

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("with-dash")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefg")]
    public void ACommand_ThatTelegramWouldNotTake_IsRefused(string command) =>
        Assert.Throws<InvalidOperationException>(() => Made(("a", r => r.Command<Verb>(command, "Does it", HelpGroup.You))));

    [Fact]
    public void ACommand_WithoutADescription_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => Made(("a", r => r.Command<Verb>("go", "", HelpGroup.You))));

    [Fact]
    public void TwoCommands_OfOneName_AreRefused_AlsoOfTwoFeatures() =>
        Assert.Throws<InvalidOperationException>(() => Made(
            ("a", r => r.Command<Verb>("go", "Does it", HelpGroup.You)), ("b", r => r.Command<Verb>("go", "Does it", HelpGroup.You))));

    [Fact]
    public void TwoButtons_OfOneVerb_OrOfOnePayload_AreRefused()
    {
        Assert.Throws<InvalidOperationException>(() => Made(("a", r =>
        {
            r.Press<Verb, One>("go");
            r.Press<Verb, Two>("go");
        }
        )));
        Assert.Throws<InvalidOperationException>(() => Made(("a", r =>
        {
            r.Press<Verb, One>("go");
            r.Press<Verb, One>("run");
        }
        )));
        Assert.Throws<InvalidOperationException>(() => Made(("a", r =>
        {
            r.Press<Verb, One>("go");
            r.Link<Verb, Two>("go");
        }
        )));
    }

    [Fact]
    public void Routes_AreFoundAgain()
    {
        var routes = Made(("a", r =>
        {
            r.Command<Verb>("go", "Does it", HelpGroup.Library, example: "now");
            r.Press<Verb, One>("go");
            r.Link<Verb, Two>("open");
            r.Event<Verb, Said>();
        }
        ));
        Assert.Equal("now", routes.Command("GO")?.Example);
        Assert.Null(routes.Command("stop"));
        Assert.Equal("a.go", routes.Press(typeof(One))?.Prefix);
        Assert.Equal("a.open", routes.Link(typeof(Two))?.Prefix);
        Assert.Null(routes.Press(typeof(Two)));
        Assert.Single(routes.Events(typeof(Said)));
        Assert.Empty(routes.Events(typeof(Pressed)));
    }

    private static Routes Made(params (string Name, Action<RouteBuilder> Map)[] features) => new(features.Select(f => new Feature(f.Name, f.Map)));

    private sealed record One(int Number);

    private sealed record Two(int Number);

    private sealed class Verb : IHandle<Called>, IHandle<Press<One>>, IHandle<Press<Two>>, IHandle<Followed<Two>>, IHandle<Said>
    {
        public Reply Handle(Called what, Scene scene) => Reply.None;

        public Reply Handle(Press<One> what, Scene scene) => Reply.None;

        public Reply Handle(Press<Two> what, Scene scene) => Reply.None;

        public Reply Handle(Followed<Two> what, Scene scene) => Reply.None;

        public Reply Handle(Said what, Scene scene) => Reply.None;
    }

    private sealed class Feature(string name, Action<RouteBuilder> map) : RoomWithoutMemory
    {
        public override string Name => name;

        public override void Map(RouteBuilder routes) => map(routes);
    }
}
