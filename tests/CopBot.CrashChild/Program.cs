using System.Globalization;
using CopBot.CrashChild;
using CopBot.Storage;

// Writes numbered transactions into the folder args[0] and prints each number when it is acknowledged, until it is killed.
// args[1]: "plain", "context" (everything is started under a SynchronizationContext) or "four" (four writers at once).
// With "bot" as args[0]: the bot itself, with the settings that follow.
if (args[0] == "bot")
{
    await SteeredBot.RunAsync(args[1..]);
    return;
}

var mode = args[1];
if (mode == "context")
    SynchronizationContext.SetSynchronizationContext(new PoolContext());
await using var store = new LiteDbStore(new StoreSetup { Folder = args[0], CheckpointPages = 60 }, Numbered.Kinds, TimeProvider.System);
await store.OpenAsync();
var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
await Task.WhenAll(Enumerable.Range(0, mode == "four" ? 4 : 1).Select(_ => WriteAsync()));

async Task WriteAsync()
{
    while (true)
    {
        var number = await store.TransactAsync(() => Numbered.WriteNext(store.Documents));
        Acknowledge(number);
    }
}

void Acknowledge(int number)
{
    var line = number.ToString(CultureInfo.InvariantCulture) + "\n";
    lock (output)
        output.Write(line);
}
