using System.Globalization;
using CopBot.Benchmarks;

// What is ours alone, measured in one run; or a library to measure the whole bot with. See README.md.
switch (args)
{
    case []:
        SearchBenchmark.Run();
        DirectoryBenchmark.Run();
        await StorageBenchmark.Run();
        MessageBenchmark.Run();
        await ImportBenchmark.Run();
        await MeetingsBenchmark.Run();
        await DigestsBenchmark.Run();
        PictureBenchmark.Run();
        return 0;
    case ["pictures"]:
        PictureBenchmark.Run();
        return 0;
    case ["messages"]:
        MessageBenchmark.Run();
        return 0;
    case ["import"]:
        await ImportBenchmark.Run();
        return 0;
    case ["meetings"]:
        await MeetingsBenchmark.Run();
        return 0;
    case ["digests"]:
        await DigestsBenchmark.Run();
        return 0;
    case ["search"]:
        SearchBenchmark.Run();
        return 0;
    case ["storage"]:
        await StorageBenchmark.Run();
        return 0;
    case ["directory"]:
        DirectoryBenchmark.Run();
        return 0;
    case ["answers"]:
        AnswerBenchmark.Run();
        return 0;
    case ["answers", var question]:
        AnswerBenchmark.Ask(question);
        return 0;
    case ["seed", var folder, var first, var people, var resources]:
        await SeedLibrary.RunAsync(
            folder,
            Enumerable.Range(0, int.Parse(people, CultureInfo.InvariantCulture)).Select(i => long.Parse(first, CultureInfo.InvariantCulture) + i),
            int.Parse(resources, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("usage: CopBot.Benchmarks [digests | meetings | pictures | search | storage | import | messages | answers [QUESTION] | directory | seed FOLDER FIRST_PERSON PEOPLE RESOURCES]");
        return 2;
}
