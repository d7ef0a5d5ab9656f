namespace CopBot.Conversation;

/// <summary>Where a command may be used.</summary>
internal enum Where
{
    Anywhere,
    InGroup,
    InPrivate,
}

/// <summary>A heading of /help, in the order in which they are shown. Carried by buttons: never renumber.</summary>
internal enum HelpGroup
{
    Library,
    Directory,
    Meetings,
    Voices,
    Rhythm,
    Community,
    You,
}

/// <summary>A command: how it is found, permitted, explained and offered. Help and Telegram's menus come from these.</summary>
internal sealed record CommandRoute(string Name, string Description, Func<IServiceProvider, Called, Scene, Reply> Handle)
{
    public Where Where { get; init; }

    public Role Needs { get; init; }

    /// <summary>False for what works without a community, such as /help in private.</summary>
    public bool NeedsCommunity { get; init; } = true;

    /// <summary>What may stand behind the command, for help: <c>debt advice</c>.</summary>
    public string Example { get; init; } = "";

    public HelpGroup Group { get; init; }

    /// <summary>One of the few that most people use: a group's /help shows it first.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Works, but is offered nowhere.</summary>
    public bool IsHidden { get; init; }

    /// <summary>An edited message with this command is handled anew, as <see cref="Said.Edited"/>.</summary>
    public bool TakesEdits { get; init; }

    /// <summary>In private, what is said to it and what it answers is sealed wherever it is written down, as of a press.</summary>
    public bool IsConfidentialInPrivate { get; init; }
}

internal sealed record PressRoute(string Prefix, Type Payload, Func<IServiceProvider, object, Pressed, Scene, Reply> Handle)
{
    /// <summary>What is pressed and what is said to it is sealed wherever it is written down.</summary>
    public bool IsConfidential { get; init; }
}

internal sealed record LinkRoute(string Prefix, Type Payload, Func<IServiceProvider, object, Scene, Reply> Handle)
{
    /// <summary>As of a press.</summary>
    public bool IsConfidential { get; init; }
}

internal sealed record DialogRoute(string Name, Kept State, Func<IServiceProvider, object, Said, Scene, Reply> Handle)
{
    /// <summary>As of a press; its state is sealed, too.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Null where nothing is left behind when /cancel closes it.</summary>
    public Func<IServiceProvider, object, Scene, Reply>? Cancel { get; init; }
}

internal sealed record EventRoute(Type Incoming, Func<IServiceProvider, Incoming, Scene, Reply> Handle);

internal sealed record DueRoute(string Name, Kept Payload, Func<IServiceProvider, object, FellDue, Scene, Reply> Handle)
{
    /// <summary>What is said because it fell due is sealed wherever it is written down.</summary>
    public bool IsConfidential { get; init; }
}

internal sealed record ErrandRoute(
    string Name,
    Kept Errand,
    Func<IServiceProvider, object, CancellationToken, Task<object>> RunAsync,
    Func<IServiceProvider, object, object, Scene, Reply> Handle);

/// <summary>Everything that the house answers, gathered from its features once, at start.</summary>
/// <exception cref="InvalidOperationException">Two routes share a name, or a feature's name is no good.</exception>
internal sealed class Routes
{
    private readonly Dictionary<string, CommandRoute> _commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Type, PressRoute> _presses = [];
    private readonly Dictionary<Type, LinkRoute> _links = [];
    private readonly Dictionary<string, DialogRoute> _dialogs = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, DialogRoute> _dialogsByState = [];
    private readonly Dictionary<Type, List<EventRoute>> _events = [];
    private readonly Dictionary<string, DueRoute> _dues = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, DueRoute> _duesByPayload = [];
    private readonly Dictionary<string, ErrandRoute> _errands = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, ErrandRoute> _errandsByType = [];
    private readonly List<Func<IServiceProvider, Searched, Scene, Reply?>> _searches = [];

    public Routes(IEnumerable<IFeature> features)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var prefixes = new Dictionary<string, Type>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            if (feature.Name.Length is 0 or > 8 || !feature.Name.All(char.IsAsciiLetterLower) || !names.Add(feature.Name))
                throw new InvalidOperationException($"The feature name \"{feature.Name}\" is taken or is not 1 to 8 letters a–z.");
            feature.Map(new RouteBuilder(this, feature.Name, prefixes));
        }

        Payloads = new Payloads(prefixes);
    }

    public Payloads Payloads { get; }

    public IReadOnlyCollection<CommandRoute> Commands => _commands.Values;

    public IReadOnlyList<Func<IServiceProvider, Searched, Scene, Reply?>> Searches => _searches;

    public CommandRoute? Command(string name) => _commands.GetValueOrDefault(name);

    public PressRoute? Press(Type payload) => _presses.GetValueOrDefault(payload);

    public LinkRoute? Link(Type payload) => _links.GetValueOrDefault(payload);

    public DialogRoute? Dialog(string name) => _dialogs.GetValueOrDefault(name);

    public DialogRoute DialogOf(object state) => _dialogsByState[state.GetType()];

    public DueRoute? Due(string name) => _dues.GetValueOrDefault(name);

    public DueRoute DueOf(object payload) => _duesByPayload[payload.GetType()];

    public ErrandRoute? Errand(string name) => _errands.GetValueOrDefault(name);

    public ErrandRoute ErrandOf(object errand) => _errandsByType[errand.GetType()];

    public IReadOnlyList<EventRoute> Events(Type incoming) => _events.TryGetValue(incoming, out var routes) ? routes : [];

    internal void Add(CommandRoute route)
    {
        // core.telegram.org/bots/api#botcommand
        if (route.Name.Length is 0 or > 32 || route.Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'))
            throw new InvalidOperationException($"/{route.Name} is no command that Telegram takes.");
        if (route.Description.Length is 0 or > 256)
            throw new InvalidOperationException($"/{route.Name} needs a description of at most 256 characters.");
        Once(_commands.TryAdd(route.Name, route), "/" + route.Name);
    }

    internal void Add(PressRoute route) => Once(_presses.TryAdd(route.Payload, route), route.Prefix);

    internal void Add(LinkRoute route) => Once(_links.TryAdd(route.Payload, route), route.Prefix);

    internal void Add(DialogRoute route) =>
        Once(_dialogs.TryAdd(route.Name, route) && _dialogsByState.TryAdd(route.State.Type, route), route.Name);

    internal void Add(DueRoute route) =>
        Once(_dues.TryAdd(route.Name, route) && _duesByPayload.TryAdd(route.Payload.Type, route), route.Name);

    internal void Add(ErrandRoute route) =>
        Once(_errands.TryAdd(route.Name, route) && _errandsByType.TryAdd(route.Errand.Type, route), route.Name);

    internal void Add(EventRoute route)
    {
        if (!_events.TryGetValue(route.Incoming, out var routes))
            _events[route.Incoming] = routes = [];
        routes.Add(route);
    }

    internal void Add(Func<IServiceProvider, Searched, Scene, Reply?> search) => _searches.Add(search);

    private static void Once(bool added, string name)
    {
        if (!added)
            throw new InvalidOperationException($"Two routes are called {name}.");
    }
}
