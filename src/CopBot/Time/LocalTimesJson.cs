using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Time;

/// <summary>Local times as text in ISO 8601, such as <c>2027-02-02T10:00</c>.</summary>
internal abstract class PatternJson<T>(IPattern<T> pattern) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        pattern.Parse(reader.GetString() ?? "") is { Success: true } read ? read.Value : throw new JsonException($"This is no {typeof(T).Name}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(pattern.Format(value));
}

internal sealed class LocalDateTimeJson() : PatternJson<LocalDateTime>(LocalDateTimePattern.ExtendedIso);

internal sealed class LocalDateJson() : PatternJson<LocalDate>(LocalDatePattern.Iso);

internal sealed class ClockTimeJson() : PatternJson<NodaTime.LocalTime>(LocalTimePattern.ExtendedIso);
