using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>The directory as Open Referral UK 3.0 for other directories, and as a table for a spreadsheet; both can be imported again.</summary>
internal sealed class ExportServices(ServiceStore store) : IExport
{
    public string What => "services";

    public string Description => "The directory of services, for other directories (Open Referral UK) and for a spreadsheet";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var services = store.AllIn(community.Id).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Id.Value).ToList();
        return services.Count == 0
            ? []
            : [new ExportedFile("services.json", WriteOruk.Write(services)), new ExportedFile("services.csv", WriteCsv.Write(services))];
    }
}
