using System.Diagnostics;
using System.Globalization;
using System.Text;
using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;
using CopBot.ServiceDirectory.Questions;
using CopBot.Storage;

namespace CopBot.Benchmarks;

/// <summary>What an import costs, step by step: reading, comparing, taking in, taking back, exporting.</summary>
public static class ImportBenchmark
{
    public static async Task Run()
    {
        foreach (var rows in new[] { 1_000, 10_000 })
            await RunAsync(rows);
    }

    private static async Task RunAsync(int rows)
    {
        Console.WriteLine($"{rows} services");
        var folder = Path.Combine(Path.GetTempPath(), "copbot-bench-" + Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(folder);
        try
        {
            var csv = Encoding.UTF8.GetBytes(Table(rows));
            var file = Timed("read", () => ReadImportFile.Read(csv, CancellationToken.None));
            var plan = Timed("compare with nothing", () => ImportPlan.Make(file, [], CancellationToken.None));

            DocumentKind[] kinds = [ServiceKinds.Services, ServiceKinds.Changes, InterchangeKinds.Jobs, InterchangeKinds.Steps];
            await using var store = new LiteDbStore(new StoreSetup { Folder = folder }, kinds, TimeProvider.System);
            await store.OpenAsync();
            var index = new ServiceIndex();
            store.Follow(index);
            var services = new ServiceStore(store.Documents, index);
            var imports = new ImportStore(store.Documents);
            var desk = new ImportDesk();
            var take = new TakeRows(imports, services, desk, new OneCommunity(), TimeProvider.System);
            var job = new ImportJob(new ImportId(1), new CommunityId(1), new PersonId(7), "Ann", DateTimeOffset.UnixEpoch, new TelegramFile("f", "u"), "services.csv")
            {
                State = ImportState.Applying,
                Counts = new ImportCounts(rows, 0, 0, 0, 0),
            };
            desk.Keep(job.Id, plan);
            await store.TransactAsync(() => Put(imports, job));
            await TurnsAsync("take in", store, imports, take, job.Id);
            var here = await store.TransactAsync(() => services.AllIn(job.Community));
            Timed("compare with as many", () => ImportPlan.Make(file, here, CancellationToken.None));
            var strange = Renamed(file);
            Timed("compare, all of them twins", () => ImportPlan.Make(strange, here, CancellationToken.None));
            Timed("export JSON", () => WriteOruk.Write([.. here]));
            Timed("export CSV", () => WriteCsv.Write(here));
            await store.TransactAsync(() => Put(imports, imports.Get(job.Id)! with { State = ImportState.Undoing }));
            await TurnsAsync("take back", store, imports, take, job.Id);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Put(ImportStore imports, ImportJob job)
    {
        imports.Put(job);
        return 0;
    }

    private static async Task TurnsAsync(string what, LiteDbStore store, ImportStore imports, TakeRows take, ImportId id)
    {
        var whole = Stopwatch.StartNew();
        var longest = TimeSpan.Zero;
        var scene = new Scene(new Person(new PersonId(0), "CopBot"), new Chat(new ChatId(0), ChatKind.Private, ""), DateTimeOffset.UnixEpoch);
        for (var running = true; running;)
        {
            var turn = Stopwatch.StartNew();
            running = await store.TransactAsync(() =>
            {
                take.Handle(new Brought<NextRows, RowsTurn>(new NextRows(id, imports.Get(id)!.Applied), new RowsTurn()), scene);
                return imports.Get(id)!.IsRunning;
            });
            longest = turn.Elapsed > longest ? turn.Elapsed : longest;
        }

        Console.WriteLine($"  {what}: {whole.Elapsed.TotalMilliseconds:0} ms, the longest turn {longest.TotalMilliseconds:0} ms");
    }

    private static T Timed<T>(string what, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var made = work();
        Console.WriteLine($"  {what}: {watch.Elapsed.TotalMilliseconds:0} ms");
        return made;
    }

    private static ImportFile Renamed(ImportFile file) =>
        file with { Rows = [.. file.Rows.Select(r => r with { Service = r.Service with { SourceId = "", Name = r.Service.Name.Replace("advice", "advise", StringComparison.Ordinal) } })] };

    // Names, words and numbers spread as in a real county's directory.
    private static string Table(int rows)
    {
        string[] kinds = ["debt advice", "food bank", "youth club", "lunch club", "counselling", "carers group", "library", "parent and toddler group", "walking group", "housing advice"];
        string[] towns = ["Oakham", "Marlbrook", "Fenside", "Northgate", "Oldcroft", "Priory Hill", "Sandford", "Wexcombe", "Thornley", "Brayton"];
        var text = new StringBuilder("id,name,organisation,description,address,postcode,telephone,website,opening times,area name,category\n");
        for (var i = 0; i < rows; i++)
        {
            var (kind, town) = (kinds[i % 10], towns[i / 10 % 10]);
            text.Append(CultureInfo.InvariantCulture, $"s{i},{town} {kind} {Word(i / 100)},{Word(i / 7)} Trust,\"Free {kind} for people in {town}, with tea and somebody to talk to.\",{i % 90} High Street,LN{1 + (i % 40)} {i % 10}{(char)('A' + (i % 2))}B,01632 {960000 + (i % 1000)},https://example.org/{i},Mon-Fri 9am-5pm; Sat 10-1,{town},{kind}\n");
        }

        return text.ToString();
    }

    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var n = number + 11; n > 0; n /= 14)
            word.Append("bdfglmnprstvkz"[n % 14]).Append("aeiou"[n % 5]);
        return word.ToString();
    }

    private sealed class OneCommunity : IScenes
    {
        public Scene Of(FromPerson incoming) => throw new NotSupportedException();

        public Scene Of(Person person) => throw new NotSupportedException();

        public Community? Community(CommunityId id) => new(id, new ChatId(-1), "Benchmark", "Europe/London", default);

        public CommunityId? CommunityOf(ChatId chat) => null;

        public bool Choose(PersonId person, CommunityId community) => false;
    }
}
