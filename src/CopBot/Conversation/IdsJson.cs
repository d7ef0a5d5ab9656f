using System.Text.Json;
using System.Text.Json.Serialization;

namespace CopBot.Conversation;

// Ids are written as plain numbers.
internal abstract class NumberJson<T>(Func<T, long> number, Func<long, T> make) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => make(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(number(value));
}

internal sealed class ChatIdJson() : NumberJson<ChatId>(id => id.Value, value => new(value));

internal sealed class PersonIdJson() : NumberJson<PersonId>(id => id.Value, value => new(value));

internal sealed class MessageIdJson() : NumberJson<MessageId>(id => id.Value, value => new((int)value));

internal sealed class TopicIdJson() : NumberJson<TopicId>(id => id.Value, value => new((int)value));

internal sealed class CommunityIdJson() : NumberJson<CommunityId>(id => id.Value, value => new(value));
