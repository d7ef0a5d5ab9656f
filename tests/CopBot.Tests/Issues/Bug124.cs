using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Offers;

namespace CopBot.Tests.Issues;

/// <summary>Whoever changed a notice put back the status as it was when they began, so that a closed service was open again.</summary>
public sealed class Bug124
{
    [Fact]
    public void Copy_OfANotice_LeavesTheStatus()
    {
        var begun = new Service(new ServiceId(1), new CommunityId(1), "Café", new Organization("Hope")) { Alert = "New number" };
        var closed = begun with { Status = ServiceStatus.Defunct, Alert = "" };
        var changed = ServiceParts.Copy(ServicePart.Alert, begun, closed);
        Assert.Equal(ServiceStatus.Defunct, changed.Status);
        Assert.Equal("New number", changed.Alert);
    }

    [Fact]
    public void Copy_OfAStatus_LeavesANewerNotice_UnlessItIsOpenAgain()
    {
        var begun = new Service(new ServiceId(1), new CommunityId(1), "Café", new Organization("Hope")) { Status = ServiceStatus.TemporarilyClosed };
        var now = begun with { Status = ServiceStatus.Active, Alert = "Back in May" };
        Assert.Equal("Back in May", ServiceParts.Copy(ServicePart.Status, begun, now).Alert);
        Assert.Equal("", ServiceParts.Copy(ServicePart.Status, begun with { Status = ServiceStatus.Active }, now).Alert);
    }
}
