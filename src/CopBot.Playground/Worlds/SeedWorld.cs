namespace CopBot.Playground.Worlds;

/// <summary>The community that a new playground shows: one group, five invented people, and the bot just added.</summary>
public static class SeedWorld
{
    public const string GroupTitle = "Family Support CoP";

    /// <returns>The group.</returns>
    public static Chat Plant(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var amara = world.AddPerson("Amara", "Osei", "amara_osei");
        Person[] others =
        [
            world.AddPerson("Bryn", "Lewis", "brynlewis"),
            world.AddPerson("Chloe", "Marsh"),
            world.AddPerson("Dev", "Patel", "dev_patel"),
            world.AddPerson("Ewa", "Nowak"),
        ];
        var group = world.AddSupergroup(GroupTitle, [amara], others);
        world.AddBotTo(group, amara);
        return group;
    }
}
