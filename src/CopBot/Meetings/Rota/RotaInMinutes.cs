using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Meetings.Rota;

/// <summary>Who facilitated and who took notes.</summary>
internal sealed class RotaInMinutes(RotaStore store) : IMinutesPart
{
    public int Order => 15;

    public IEnumerable<MinutesSection> Sections(Meeting meeting, Community community)
    {
        var lines = RotaStore.Roles.Where(role => store.NameOf(meeting.Id, role).Length > 0).Select(role => RotaTexts.InMinutes(role, store.NameOf(meeting.Id, role))).ToImmutableArray();
        if (!lines.IsEmpty)
            yield return new MinutesSection("Roles", lines);
    }
}
