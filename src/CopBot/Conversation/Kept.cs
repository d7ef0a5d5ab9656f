using System.Text.Json;
using System.Text.Json.Serialization;

namespace CopBot.Conversation;

/// <summary>How a value is written down between one update and a later one: a dialog's state, an errand, what falls due.</summary>
/// <param name="type">The value's own type: a sealed record.</param>
/// <param name="json">The source-generated context that knows it; asked at first use, since working out a type costs start-up time.</param>
internal sealed class Kept(Type type, JsonSerializerContext json)
{
    public Type Type => type;

    public static Kept Of<T>(JsonSerializerContext json)
        where T : class => new(typeof(T), json);

    public string Write(object value) => JsonSerializer.Serialize(value, type, json);

    /// <exception cref="JsonException">The text is not one of <see cref="Type"/>, or is JSON null.</exception>
    public object Read(string text) => JsonSerializer.Deserialize(text, type, json) ?? throw new JsonException($"A {type.Name} is JSON null.");
}
