namespace CopBot.Conversation;

/// <summary>
/// The clock that the network runs on: pauses and time-outs are measured with it. Not the house's clock, which the
/// playground moves on by days, and freezes.
/// </summary>
internal sealed record WireClock(TimeProvider Time);
