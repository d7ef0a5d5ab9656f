namespace CopBot.Playground.Worlds;

/// <summary>Something that a looker-on can see happening in the world.</summary>
internal abstract record Change
{
    internal sealed record Said(Message Message) : Change;

    internal sealed record Gone(Message Message) : Change;

    internal sealed record People : Change;

    internal sealed record Typing(Chat Chat, string Action) : Change;

    internal sealed record Answered(Press Press) : Change;

    internal sealed record Cleared : Change;
}
