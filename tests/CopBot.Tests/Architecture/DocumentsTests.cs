using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CopBot.Conversation;

namespace CopBot.Tests.Architecture;

/// <summary>What is written without its defaults is read back as it was.</summary>
public sealed class DocumentsTests
{
    /// <summary>
    /// A property that begins as anything but its type's default would lose that default when it is written: false is left out,
    /// and read back as the true that it began as. Such a property has to be written always.
    /// </summary>
    [Fact]
    public void WhatBeginsAsSomethingElse_IsAlwaysWritten()
    {
        var beginnings = Contexts().SelectMany(Types).SelectMany(type => type.Properties.Select(property => (Type: type, Property: property)))
            .Where(p => Begins(p.Type.Type, p.Property) is { } first && (IsNullable(p.Property) || !first.Equals(RuntimeHelpers.GetUninitializedObject(first.GetType()))))
            .ToList();

        Assert.Contains(beginnings, p => p.Type.Type == typeof(CopBot.Pictures.BarChart));
        Assert.Empty(beginnings.Where(p => !IsWrittenAlways(p.Type, p.Property)).Select(p => $"{p.Type.Type.Name}.{p.Property.Name}").Distinct(StringComparer.Ordinal));
    }

    private static IEnumerable<JsonSerializerContext> Contexts() => typeof(IFeature).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(JsonSerializerContext)))
        .Select(t => (JsonSerializerContext)t.GetProperty("Default", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    private static IEnumerable<JsonTypeInfo> Types(JsonSerializerContext context) => context.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => p.GetValue(context)).OfType<JsonTypeInfo>()
        .Where(t => t.Kind == JsonTypeInfoKind.Object && !t.Type.IsAbstract);

    // What a property is of which nothing was read. A list of nothing and no list are alike here.
    private static object? Begins(Type type, JsonPropertyInfo property) =>
        property.PropertyType.IsValueType && !property.PropertyType.Name.StartsWith(nameof(ImmutableArray), StringComparison.Ordinal)
        && property.AttributeProvider is PropertyInfo { SetMethod: not null } member
            ? member.GetValue(Fresh(type))
            : null;

    private static bool IsNullable(JsonPropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private static object Fresh(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var plainest = type.GetConstructors(own).Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type).MinBy(c => c.GetParameters().Length);
        return plainest is null ? RuntimeHelpers.GetUninitializedObject(type) : plainest.Invoke([.. plainest.GetParameters().Select(Nothing)]);
    }

    private static object? Nothing(ParameterInfo parameter) =>
        parameter.HasDefaultValue && parameter.DefaultValue is { } value ? value
        : parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType)
        : parameter.ParameterType == typeof(string) ? ""
        : null;

    private static bool IsWrittenAlways(JsonTypeInfo type, JsonPropertyInfo property)
    {
        var empty = RuntimeHelpers.GetUninitializedObject(type.Type);
        return JsonSerializer.SerializeToElement(empty, type).TryGetProperty(property.Name, out _);
    }
}
