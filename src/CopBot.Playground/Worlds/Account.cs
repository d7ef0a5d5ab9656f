namespace CopBot.Playground.Worlds;

/// <summary>Anybody with a Telegram account: a person or the bot.</summary>
public abstract class Account
{
    private protected Account(long id, string firstName, string? lastName, string? username) =>
        (Id, FirstName, LastName, Username) = (id, firstName, lastName, username);

    public long Id { get; }

    public string FirstName { get; internal set; }

    public string? LastName { get; internal set; }

    public string? Username { get; internal set; }

    public string Name => LastName is null ? FirstName : $"{FirstName} {LastName}";

    public abstract bool IsBot { get; }

    public override string ToString() => Name;
}

/// <summary>An invented person who uses Telegram.</summary>
public sealed class Person : Account
{
    internal Person(long id, string firstName, string? lastName, string? username, string language)
        : base(id, firstName, lastName, username) => Language = language;

    public override bool IsBot => false;

    /// <summary>An IETF language tag, as in User.language_code.</summary>
    public string Language { get; internal set; }

    /// <summary>True once the person has written to the bot in private; until then the bot may not write first.</summary>
    public bool Started { get; internal set; }

    public bool Blocked { get; internal set; }
}

/// <summary>The account of the bot under test, with what @BotFather would have set.</summary>
public sealed class BotAccount : Account
{
    internal BotAccount(long id, string name, string username)
        : base(id, name, lastName: null, username)
    {
    }

    public override bool IsBot => true;

    /// <summary>Privacy mode off: the bot sees all talk in its groups.</summary>
    public bool SeesAllMessages { get; set; }

    public bool AnswersInline { get; set; } = true;

    public string Description { get; internal set; } = "";

    public string ShortDescription { get; internal set; } = "";
}
