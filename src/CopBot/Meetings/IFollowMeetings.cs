using CopBot.Conversation;

namespace CopBot.Meetings;

/// <summary>
/// Something that happens around a date: reminders, a rota, a card afterwards. Called inside the reader's transaction, in the order in
/// which the rooms opened.
/// </summary>
internal interface IFollowMeetings
{
    /// <summary>A date stands, newly or at another time. What falls due around it is set anew, under keys that hold the meeting's number.</summary>
    Reply Stands(Meeting meeting, Community community, DateTimeOffset now);

    /// <summary>
    /// A date stands at the same hour of another clock, since the group's time zone was changed: nobody's hour on the wall has changed, so what
    /// has been done is not done again, and what is overdue by the new clock is done now.
    /// </summary>
    Reply ClockChanged(Meeting before, Meeting meeting, Community community, DateTimeOffset now) => Stands(meeting, community, now);

    /// <summary>A date falls: it was cancelled, or its series ended. What was set for it is taken back.</summary>
    Reply Falls(Meeting meeting, Community community, DateTimeOffset now);
}

/// <summary>Lines for the card and the reminders of a meeting, such as its agenda so far or what is still to be done.</summary>
internal interface IMeetingLines
{
    /// <summary>Where among the others; the lowest first.</summary>
    int Order { get; }

    /// <summary>A short paragraph that everybody in the group may read; empty where there is nothing.</summary>
    Html Lines(Meeting meeting, Community community);
}
