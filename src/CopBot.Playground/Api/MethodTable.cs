using System.Text.Json.Nodes;

namespace CopBot.Playground.Api;

/// <summary>What each method does. A method runs under the world's lock and never waits; getUpdates alone is elsewhere.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, Func<ApiRequest, JsonNode>> _methods = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _methods.Keys;

    public void Add(string name, Func<ApiRequest, JsonNode> run)
    {
        if (!ApiFacts.Methods.ContainsKey(name))
            throw new InvalidOperationException($"methods.json does not know {name}.");
        _methods.Add(name, run);
    }

    public Func<ApiRequest, JsonNode>? Find(string name) => _methods.GetValueOrDefault(name);

    public static MethodTable Whole(FloodGate flood, Func<FloodLimits?> limits, Receiving receiving)
    {
        var table = new MethodTable();
        var door = new SendingDoor(flood, limits);
        AboutTheBot.AddTo(table);
        CommandMenuMethods.AddTo(table);
        receiving.AddTo(table);
        SendText.AddTo(table, door);
        SendFiles.AddTo(table, door);
        SendPlaces.AddTo(table, door);
        SendPolls.AddTo(table, door);
        CopyMessages.AddTo(table, door);
        EditMessages.AddTo(table, door);
        EditEphemeral.AddTo(table, door);
        DeleteMessages.AddTo(table);
        PinMessages.AddTo(table);
        ReactToMessages.AddTo(table);
        AnswerQueries.AddTo(table);
        ReadChats.AddTo(table);
        GetFiles.AddTo(table);
        return table;
    }
}
