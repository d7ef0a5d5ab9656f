using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Conversation;

/// <summary>What one feature uses to say what it answers.</summary>
internal sealed class RouteBuilder(Routes routes, string feature, Dictionary<string, Type> prefixes)
{
    /// <summary>A command, without its slash. The description is one plain line for help and Telegram's menu.</summary>
    public void Command<THandler>(
        string name,
        string description,
        HelpGroup group,
        string example = "",
        Where where = Where.Anywhere,
        Role needs = Role.Member,
        bool needsCommunity = true,
        bool isFirst = false,
        bool hidden = false,
        bool takesEdits = false,
        bool isConfidentialInPrivate = false)
        where THandler : class, IHandle<Called> =>
        routes.Add(new CommandRoute(name, description, (services, call, scene) => Of<THandler>(services).Handle(call, scene))
        {
            Where = where,
            Needs = needs,
            NeedsCommunity = needsCommunity,
            Example = example,
            Group = group,
            IsFirst = isFirst,
            IsHidden = hidden,
            TakesEdits = takesEdits,
            IsConfidentialInPrivate = isConfidentialInPrivate,
        });

    /// <summary>
    /// A button. <paramref name="verb"/> is a short word; with the feature's name it begins the button's data. What a press
    /// is about comes from outside, so the handler itself asks <see cref="Scene.In"/> whether this person may.
    /// </summary>
    /// <param name="verb">See above.</param>
    /// <param name="isConfidential">True where what is pressed, or said to it, must not be readable in the database, in however short-lived a document.</param>
    public void Press<THandler, TPayload>(string verb, bool isConfidential = false)
        where THandler : class, IHandle<Press<TPayload>>
        where TPayload : class
    {
        Reserve(verb, typeof(TPayload));
        routes.Add(new PressRoute($"{feature}.{verb}", typeof(TPayload), (services, payload, pressed, scene) =>
            Of<THandler>(services).Handle(new Press<TPayload>((TPayload)payload, pressed), scene))
        { IsConfidential = isConfidential });
    }

    /// <summary>A link that opens the private chat.</summary>
    /// <param name="verb">As of a press.</param>
    /// <param name="isConfidential">As of a press.</param>
    public void Link<THandler, TPayload>(string verb, bool isConfidential = false)
        where THandler : class, IHandle<Followed<TPayload>>
        where TPayload : class
    {
        Reserve(verb, typeof(TPayload));
        routes.Add(new LinkRoute($"{feature}.{verb}", typeof(TPayload), (services, payload, scene) =>
            Of<THandler>(services).Handle(new Followed<TPayload>((TPayload)payload), scene))
        { IsConfidential = isConfidential });
    }

    /// <summary>
    /// Answers to a question that a handler asked with <see cref="OpenDialog"/>. A handler that is an <see cref="ICancel{TState}"/>, too,
    /// is asked what to say when /cancel closes it.
    /// </summary>
    /// <param name="name">Tells this dialog apart within the feature.</param>
    /// <param name="json">Knows the state.</param>
    /// <param name="isConfidential">As of a press; the state is sealed, too.</param>
    public void Dialog<THandler, TState>(string name, JsonSerializerContext json, bool isConfidential = false)
        where THandler : class, IHandle<Answered<TState>>
        where TState : class =>
        routes.Add(new DialogRoute($"{feature}.{name}", Kept.Of<TState>(json), (services, value, said, scene) =>
            Of<THandler>(services).Handle(new Answered<TState>((TState)value, said), scene))
        {
            IsConfidential = isConfidential,
            Cancel = typeof(ICancel<TState>).IsAssignableFrom(typeof(THandler))
                ? (services, value, scene) => ((ICancel<TState>)Of<THandler>(services)).Cancel((TState)value, scene)
                : null,
        });

    /// <summary>
    /// Something that happened in a chat, such as a change of members. A message without a command (<see cref="Said"/>) goes to one
    /// feature after the other until one returns more than <see cref="Reply.None"/>; whoever takes it without a word returns
    /// <see cref="Reply.Taken"/>.
    /// </summary>
    public void Event<THandler, TIncoming>()
        where THandler : class, IHandle<TIncoming>
        where TIncoming : Incoming =>
        routes.Add(new EventRoute(typeof(TIncoming), (services, incoming, scene) => Of<THandler>(services).Handle((TIncoming)incoming, scene)));

    /// <summary>What falls due after a handler's <see cref="SetDue"/>.</summary>
    /// <param name="name">Tells it apart within the feature.</param>
    /// <param name="json">Knows the payload.</param>
    /// <param name="isConfidential">True where what is said because of it, or to whom, must not be readable in the database.</param>
    public void Due<THandler, TPayload>(string name, JsonSerializerContext json, bool isConfidential = false)
        where THandler : class, IHandle<Due<TPayload>>
        where TPayload : class =>
        routes.Add(new DueRoute($"{feature}.{name}", Kept.Of<TPayload>(json), (services, value, due, scene) =>
            Of<THandler>(services).Handle(new Due<TPayload>((TPayload)value, due.Key, due.At), scene))
        { IsConfidential = isConfidential });

    /// <summary>Slow work, who does it, and who takes its result.</summary>
    public void Errand<TErrand, TResult, TRunner, THandler>(string name, JsonSerializerContext json)
        where TErrand : class
        where TResult : class
        where TRunner : class, IRun<TErrand, TResult>
        where THandler : class, IHandle<Brought<TErrand, TResult>> =>
        routes.Add(new ErrandRoute(
            $"{feature}.{name}",
            Kept.Of<TErrand>(json),
            async (services, value, cancellationToken) => await Of<TRunner>(services).RunAsync((TErrand)value, cancellationToken),
            (services, value, result, scene) => Of<THandler>(services).Handle(new Brought<TErrand, TResult>((TErrand)value, (TResult)result), scene)));

    /// <summary>
    /// Inline mode. What features answer is shown one after the other, in the order in which they open; a feature's offset holds no
    /// comma.
    /// </summary>
    public void Search<THandler>()
        where THandler : class, IHandle<Searched> =>
        routes.Add((services, searched, scene) => Of<THandler>(services).Handle(searched, scene) is { Effects.IsEmpty: false } reply ? reply : null);

    private static THandler Of<THandler>(IServiceProvider services)
        where THandler : class => services.GetRequiredService<THandler>();

    private void Reserve(string verb, Type payload)
    {
        if (!prefixes.TryAdd($"{feature}.{verb}", payload))
            throw new InvalidOperationException($"Two routes are called {feature}.{verb}.");
    }
}
