using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

[JsonConverter(typeof(DraftIdJson))]
internal readonly record struct DraftId(long Value);

internal sealed class DraftIdJson() : NumberJson<DraftId>(id => id.Value, value => new(value));

/// <summary>
/// A form that somebody has begun, kept for <see cref="KeptFor.Draft"/> after they last touched it. <paramref name="Service"/> is
/// what is known so far; its id is 0 while it is none, else that of the record that is being changed, of which it holds the part at
/// hand alone.
/// </summary>
/// <param name="Id">0 until it is kept.</param>
/// <param name="Person">Whose; nobody else may see it.</param>
/// <param name="Community">For which directory.</param>
/// <param name="Service">As far as is known. Name and organisation are empty until somebody has said them.</param>
internal sealed record Draft(DraftId Id, PersonId Person, CommunityId Community, Service Service)
{
    /// <summary>When its person last touched it, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Parts that were answered or skipped, so that they are not asked again of themselves.</summary>
    public ImmutableArray<ServicePart> Asked { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True once its person has seen the preview: an answer leads back there.</summary>
    public bool Reviewing { get; init; }

    /// <summary>True where its person has said that it is none of the records that are like it.</summary>
    public bool IsDifferent { get; init; }

    /// <summary>The record that it became. Then only the question is open whether to tell the group.</summary>
    public ServiceId? SavedAs { get; init; }

    /// <summary>True where it changes a record that is there.</summary>
    [JsonIgnore]
    public bool IsChange => Service.Id != default;

    /// <summary>True where somebody may want to go on with it.</summary>
    [JsonIgnore]
    public bool IsHalfFinished => !IsChange && SavedAs is null;

    /// <summary>An empty form of whoever is asking, for the scene's community.</summary>
    public static Draft New(Scene scene) => new(
        default, scene.Person.Id, scene.Community.Id, new Service(default, scene.Community.Id, "", new Organization("")));

    /// <summary>A form that changes one part of a record.</summary>
    public static Draft ToChange(Service service, ServicePart part, Scene scene) => new(
        default,
        scene.Person.Id,
        service.Community,
        ServiceParts.Copy(part, service, new Service(service.Id, service.Community, service.Name, service.Organization)));

    public Draft With(Service service, ServicePart answered) =>
        this with { Service = service, Asked = Asked.Contains(answered) ? Asked : Asked.Add(answered) };
}
