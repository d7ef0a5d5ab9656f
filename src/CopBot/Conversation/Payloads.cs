using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace CopBot.Conversation;

/// <summary>
/// Turns the small records that buttons carry into text of at most 64 bytes (core.telegram.org/bots/api#inlinekeyboardbutton)
/// and back. A payload is a record whose constructor takes whole numbers, texts, truth values, enums, or ids of one such value.
/// </summary>
internal sealed class Payloads
{
    public const int Limit = 64;

    private readonly FrozenDictionary<string, Shape> _byPrefix;
    private readonly FrozenDictionary<Type, Shape> _byType;

    /// <param name="types">Payload types by prefix, such as <c>res.use</c>.</param>
    public Payloads(IReadOnlyDictionary<string, Type> types)
    {
        _byPrefix = types.Select(t => new Shape(t.Key, t.Value)).ToFrozenDictionary(s => s.Prefix, StringComparer.Ordinal);
        _byType = _byPrefix.Values.ToFrozenDictionary(s => s.Type);
    }

    /// <exception cref="InvalidOperationException">The payload is unknown, or longer than 64 bytes: a bug of the feature.</exception>
    public string Pack(object payload)
    {
        if (!_byType.TryGetValue(payload.GetType(), out var shape))
            throw new InvalidOperationException($"No route takes a button with {payload.GetType().Name}.");
        var packed = shape.Pack(payload);
        return Encoding.UTF8.GetByteCount(packed) <= Limit
            ? packed
            : throw new InvalidOperationException($"A button with {payload.GetType().Name} packs to more than {Limit} bytes.");
    }

    /// <summary>Null for anything that no route could have packed: an old version's button, or a forged one.</summary>
    public object? Unpack(string packed)
    {
        var end = packed.IndexOf(':', StringComparison.Ordinal);
        var prefix = end < 0 ? packed : packed[..end];
        return _byPrefix.TryGetValue(prefix, out var shape) ? shape.Unpack(end < 0 ? "" : packed[(end + 1)..]) : null;
    }

    /// <summary>For <c>?start=</c>, which takes only <c>A–Z a–z 0–9 _ -</c> (core.telegram.org/bots/features#deep-linking).</summary>
    public string PackForLink(object payload) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Pack(payload))).TrimEnd('=').Replace('+', '-').Replace('/', '_') is { Length: <= Limit } link
            ? link
            : throw new InvalidOperationException($"A link with {payload.GetType().Name} packs to more than {Limit} characters.");

    public object? UnpackFromLink(string link)
    {
        var bytes = new byte[link.Length];
        var padded = link.Replace('-', '+').Replace('_', '/').PadRight((link.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var written)
            ? Unpack(Encoding.UTF8.GetString(bytes, 0, written))
            : null;
    }

    private sealed class Shape
    {
        private readonly ConstructorInfo _constructor;
        private readonly PropertyInfo[] _fields;

        public Shape(string prefix, Type type)
        {
            (Prefix, Type) = (prefix, type);
            _constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
            _fields = [.. _constructor.GetParameters().Select(p => type.GetProperty(p.Name!)
                ?? throw new InvalidOperationException($"{type.Name} is no positional record."))];
            foreach (var field in _fields)
                _ = Read("", field.PropertyType, out _);
        }

        public string Prefix { get; }

        public Type Type { get; }

        public string Pack(object payload)
        {
            var packed = new StringBuilder(Prefix);
            foreach (var field in _fields)
                packed.Append(':').Append(Write(field.GetValue(payload), Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType));
            return packed.ToString();
        }

        public object? Unpack(string packed)
        {
            var parts = _fields.Length == 0 && packed.Length == 0 ? [] : packed.Split(':');
            if (parts.Length != _fields.Length)
                return null;
            var values = new object?[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                if (!Read(parts[i], _fields[i].PropertyType, out values[i]))
                    return null;
            }

            return _constructor.Invoke(values);
        }

        private static string Write(object? value, Type type) => value switch
        {
            null => "",
            string text => Uri.EscapeDataString(text),
            bool truth => truth ? "1" : "0",
            Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            int or long => Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            _ => Write(Inner(type).GetValue(value), Inner(type).PropertyType),
        };

        private static bool Read(string text, Type type, out object? value)
        {
            value = null;
            if (Nullable.GetUnderlyingType(type) is { } inner)
                return text.Length == 0 || Read(text, inner, out value);
            if (type == typeof(string))
            {
                value = Uri.UnescapeDataString(text);
                return true;
            }

            if (type == typeof(bool))
            {
                value = text == "1";
                return text is "0" or "1";
            }

            if (type.IsEnum)
            {
                var known = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
                value = known ? Enum.ToObject(type, number) : null;
                return known && Enum.IsDefined(type, value!);
            }

            if (type == typeof(int))
            {
                var known = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
                value = number;
                return known;
            }

            if (type == typeof(long))
            {
                var known = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
                value = number;
                return known;
            }

            var property = Inner(type);
            if (!Read(text, property.PropertyType, out var content))
                return false;
            value = Activator.CreateInstance(type, content);
            return true;
        }

        // An id such as ResourceId(long Value); it may say more of itself, as PersonId does.
        private static PropertyInfo Inner(Type type) =>
            type.IsValueType && type.GetConstructors() is [var maker] && maker.GetParameters() is [var value] && type.GetProperty(value.Name!) is { } only
                ? only
                : throw new InvalidOperationException($"{type.Name} cannot stand in a button: use numbers, texts, truth values, enums or ids.");
    }
}
