using System.Reflection;
using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Architecture;

/// <summary>No room keeps something of people without answering for it.</summary>
public sealed class PersonalDataTests
{
    private static readonly Type[] Types = typeof(IFeature).Assembly.GetTypes();

    // What these keep is not about people, and why.
    private static readonly Dictionary<string, string> Excused = new(StringComparer.Ordinal)
    {
        ["CopBot.Scheduling"] = "keeps what rooms gave it to fall due, under their own keys; the transcript in Privacy looks into it",
    };

    [Fact]
    public void EveryFeature_IsRegistered_SoThatItAnswersForItsData()
    {
        var registered = Registered(typeof(IFeature));
        var features = Types.Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IFeature))).ToList();
        Assert.True(features.Count >= 4);
        Assert.Empty(features.Except(registered));
    }

    [Fact]
    public void EverybodyElseWhoAnswersForData_IsRegistered()
    {
        var registered = Registered(typeof(IPersonalData));
        var others = Types.Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IPersonalData)) && !t.IsAssignableTo(typeof(IFeature)))
            .Where(t => t != typeof(CopBot.Privacy.HeldByAll)).ToList();
        Assert.True(others.Count >= 2);
        Assert.Empty(others.Except(registered));
    }

    [Fact]
    public void EveryRoomThatKeepsDocuments_AnswersForThem()
    {
        var keeping = Types.Where(DeclaresKinds).Select(t => t.Namespace!).Distinct().ToList();
        var answering = Types.Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IPersonalData))).Select(t => t.Namespace!).ToHashSet(StringComparer.Ordinal);
        Assert.True(keeping.Count >= 4);
        Assert.DoesNotContain(keeping, room => !answering.Contains(room) && !Excused.ContainsKey(room));
        Assert.All(Excused.Keys, room => Assert.Contains(room, keeping));
    }

    [Fact]
    public void RoomsWithoutMemory_KeepNothing()
    {
        var without = Types.Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(RoomWithoutMemory))).Select(t => t.Namespace!).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(without);
        Assert.DoesNotContain(Types, t => DeclaresKinds(t) && without.Contains(t.Namespace!));
    }

    [Fact]
    public void EveryDeclaredKind_IsKnownToTheStore_SoThatTheSearchForTracesSeesIt()
    {
        var registered = Services().Where(d => d.ServiceType == typeof(DocumentKind)).Select(d => ((DocumentKind)d.ImplementationInstance!).Name).ToList();
        var declared = Types.Where(DeclaresKinds).SelectMany(Kinds).Select(p => ((DocumentKind)p.GetValue(null)!).Name).ToList();
        Assert.Equal(declared.Order(StringComparer.Ordinal), registered.Order(StringComparer.Ordinal));
    }

    private static bool DeclaresKinds(Type type) => Kinds(type).Any();

    private static IEnumerable<PropertyInfo> Kinds(Type type) => type.ContainsGenericParameters
        ? []
        : type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(p => p.PropertyType.IsAssignableTo(typeof(DocumentKind)));

    private static List<Type> Registered(Type service) => [.. Services().Where(d => d.ServiceType == service).Select(d => d.ImplementationType!)];

    private static ServiceCollection Services()
    {
        var services = new ServiceCollection();
        services.AddRooms();
        return services;
    }
}
