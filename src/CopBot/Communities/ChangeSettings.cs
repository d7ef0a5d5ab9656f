using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Communities;

/// <summary>What can be set.</summary>
internal enum Setting
{
    Show,
    Name,
    Zone,
    QuietHours,
    QuietAnswers,
    Switches,
    About,
}

/// <summary>A press in /settings. <paramref name="Value"/> sets it at once; empty asks for it.</summary>
internal sealed record ChangeSetting(CommunityId Community, Setting Setting, string Value);

/// <summary>Turns something on or off; <paramref name="On"/> is how it stands afterwards, so that two presses do no more than one.</summary>
internal sealed record TurnSwitch(CommunityId Community, string Switch, bool On);

/// <summary>Waits for a value to be typed.</summary>
internal sealed record SettingQuestion(CommunityId Community, Setting Setting);

/// <summary>/settings: name, time zone, quiet hours, quiet answers, and what rooms let be turned on and off.</summary>
internal sealed class ChangeSettings(CommunityStore store, IEnumerable<CommunitySwitch> switches, IEnumerable<IFollowZone> followers)
    : IHandle<Called>, IHandle<Press<ChangeSetting>>, IHandle<Press<TurnSwitch>>, IHandle<Answered<SettingQuestion>>
{
    private const int LongestName = 128;

    private const int LongestAbout = 1000;

    public Reply Handle(Called what, Scene scene)
    {
        var community = store.Get(scene.Community.Id)!;
        return Reply.Whisper(CommunityTexts.Settings(community), Buttons(community));
    }

    public Reply Handle(Press<ChangeSetting> what, Scene scene)
    {
        var (id, setting, value) = what.Payload;
        if (scene.In(id) is not { Steers: true } || store.Get(id) is not { } community)
            return Reply.Toast(CommunityTexts.SettingsNotAllowed, mustBeClosed: true);
        if (setting == Setting.Show)
            return Reply.Rewrite(CommunityTexts.Settings(community), Buttons(community)) + new CloseDialog();
        if (setting == Setting.Switches)
            return Reply.Rewrite(CommunityTexts.Switches(community, CannotPin(community)), SwitchButtons(community)) + new CloseDialog();
        if (value.Length == 0)
            return Ask(community, setting, scene.Person);

        // What was asked is answered by the button, so the next message is no answer to it.
        return Change(community, setting, value) is { } changed
            ? Reply.Rewrite(CommunityTexts.Settings(changed), Buttons(changed)) + new Toast(CommunityTexts.SettingSaved) + new CloseDialog() + Follow(changed, community, scene.Now)
            : Reply.Toast(CommunityTexts.SettingNotUnderstood(setting).ToPlain(), mustBeClosed: true);
    }

    public Reply Handle(Press<TurnSwitch> what, Scene scene)
    {
        var (id, name, on) = what.Payload;
        if (scene.In(id) is not { Steers: true } || store.Get(id) is not { } community)
            return Reply.Toast(CommunityTexts.SettingsNotAllowed, mustBeClosed: true);
        if (switches.FirstOrDefault(s => s.Name == name) is not { } one)
            return Reply.Rewrite(CommunityTexts.Switches(community, CannotPin(community)), SwitchButtons(community));
        if (community.ToCommunity().Has(one) != on)
        {
            community = community.Switch(one);
            store.Put(community);
        }

        var saved = Reply.Rewrite(CommunityTexts.Switches(community, CannotPin(community)), SwitchButtons(community));
        return saved + (on && CannotPin(community) == one ? new Toast(CommunityTexts.SavedButCannotPin, MustBeClosed: true) : new Toast(CommunityTexts.SettingSaved));
    }

    public Reply Handle(Answered<SettingQuestion> what, Scene scene)
    {
        var (id, setting) = what.State;
        if (scene.In(id) is not { Steers: true } || store.Get(id) is not { } community)
            return Reply.Whisper(Html.Of(CommunityTexts.SettingsNotAllowed));
        return Change(community, setting, what.Said.Text.Trim()) is { } changed
            ? Reply.Say(CommunityTexts.SettingChanged(changed, setting)) + Follow(changed, community, scene.Now)
            : Reply.Ask(CommunityTexts.SettingNotUnderstood(setting), what.State, CommunityTexts.SettingHint(setting));
    }

    private static Reply Ask(CommunityRecord community, Setting setting, Person person) => setting switch
    {
        Setting.Zone => Reply.Rewrite(CommunityTexts.AskZone(community), Choices(community.Id, setting, ["Europe/London", "Europe/Dublin", "Europe/Paris"]))
            + new OpenDialog(new SettingQuestion(community.Id, setting), TimeSpan.FromHours(1)),
        Setting.QuietHours => Reply.Rewrite(CommunityTexts.AskQuietHours(community), Choices(community.Id, setting, ["20:00–08:00", "21:00–07:00", "18:00–09:00", "none"]))
            + new OpenDialog(new SettingQuestion(community.Id, setting), TimeSpan.FromHours(1)),
        Setting.About => Reply.Ask(CommunityTexts.AskAbout(community, person), new SettingQuestion(community.Id, setting), CommunityTexts.SettingHint(setting)),
        _ => Reply.Ask(CommunityTexts.AskName(person), new SettingQuestion(community.Id, setting), CommunityTexts.SettingHint(setting)),
    };

    private static Keyboard Choices(CommunityId community, Setting setting, IEnumerable<string> values) =>
        Keyboard.Grid(2, values.Select(v => new PressButton(v == "none" ? "None" : v, new ChangeSetting(community, setting, v.Replace('–', '-')))))
            .And(new PressButton("Back", new ChangeSetting(community, Setting.Show, "")));

    // Null where the value cannot be understood; nothing is changed then.
    private CommunityRecord? Change(CommunityRecord community, Setting setting, string value)
    {
        var changed = setting switch
        {
            Setting.Name when PlainText.OneLine(value) is { Length: > 0 and <= LongestName } name => community with { Name = name, NameIsChosen = true },
            Setting.Zone when LocalTime.FindZone(value) is { } zone => community with { Zone = zone },
            Setting.QuietHours when QuietHoursText.Parse(value) is { } hours => community with { QuietFrom = hours.From, QuietUntil = hours.Until },
            Setting.About when value.Trim() is { Length: > 0 and <= LongestAbout } about => community with { About = about },
            Setting.QuietAnswers => community with { QuietAnswers = value == "on" },
            _ => null,
        };
        if (changed is not null)
            store.Put(changed);
        return changed;
    }

    // What is on and does nothing, since the group does not let the bot pin; null where all is well.
    private CommunitySwitch? CannotPin(CommunityRecord community) =>
        community.BotMayPin ? null : switches.FirstOrDefault(s => s.NeedsPinning && community.ToCommunity().Has(s));

    private Reply Follow(CommunityRecord changed, CommunityRecord before, DateTimeOffset now) => changed.Zone == before.Zone
        ? Reply.None
        : followers.Aggregate(Reply.None, (all, follower) => all + follower.ZoneChanged(changed.ToCommunity(), before.Zone, now));

    private Keyboard SwitchButtons(CommunityRecord community) => Keyboard
        .Grid(1, switches.Select(s => (Switch: s, IsOn: community.ToCommunity().Has(s)))
            .Select(s => new PressButton(CommunityTexts.Switch(s.Switch, s.IsOn), new TurnSwitch(community.Id, s.Switch.Name, !s.IsOn))))
        .And(new PressButton("Back", new ChangeSetting(community.Id, Setting.Show, "")));

    private Keyboard Buttons(CommunityRecord community) => Keyboard.Grid(2,
    [
        new PressButton("Name", new ChangeSetting(community.Id, Setting.Name, "")),
        new PressButton("Time zone", new ChangeSetting(community.Id, Setting.Zone, "")),
        new PressButton("Quiet hours", new ChangeSetting(community.Id, Setting.QuietHours, "")),
        new PressButton(
            community.QuietAnswers ? "Answer with sound" : "Answer quietly",
            new ChangeSetting(community.Id, Setting.QuietAnswers, community.QuietAnswers ? "off" : "on")),
        new PressButton("What we are for", new ChangeSetting(community.Id, Setting.About, "")),
        .. switches.Any() ? [new PressButton("Turn on and off", new ChangeSetting(community.Id, Setting.Switches, ""))] : Array.Empty<Button>(),
    ]);
}
