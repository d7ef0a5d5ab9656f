namespace CopBot.Playground.Worlds;

/// <summary>An update as the bot gets it.</summary>
/// <param name="Id">The update_id.</param>
/// <param name="Type">The field of Update that is present, such as "message"; "raw" for one made by hand.</param>
/// <param name="Json">The whole Update object.</param>
/// <param name="Lane">What must keep its order when updates are delivered side by side: the chat, or the person.</param>
public sealed record Update(int Id, string Type, string Json, long Lane);
