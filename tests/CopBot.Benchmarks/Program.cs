using System.Globalization;
using CopBot.Benchmarks;

// What is ours alone, measured in one run. See README.md for figures and for the whole bot.
switch (args)
{
    case ["seed", var folder, var first, var people, var resources]:
        await SeedLibrary.RunAsync(
            folder,
            Enumerable.Range(0, int.Parse(people, CultureInfo.InvariantCulture)).Select(i => long.Parse(first, CultureInfo.InvariantCulture) + i),
            int.Parse(resources, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("usage: CopBot.Benchmarks seed FOLDER FIRST_PERSON PEOPLE RESOURCES");
        return 2;
}
