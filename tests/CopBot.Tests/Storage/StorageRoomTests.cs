using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Storage;

public sealed class StorageRoomTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AddStorage_OpensBeforeOtherServicesStart_AndClosesAfterThem()
    {
        using (var host = Build(services => services.AddHostedService<WriterService>()))
        {
            await host.StartAsync(Ct);
            Assert.True(File.Exists(_folder.File("data/copbot.db")));
            await host.StopAsync(Ct);
        }

        using var again = Build(_ => { });
        await again.StartAsync(Ct);
        var store = again.Services.GetRequiredService<IStore>();
        Assert.Equal(
            ["started", "stopped"],
            await store.TransactAsync(() => store.Documents.All(Notes.Kind).Select(note => note.Id).ToArray(), Ct));
        Assert.Same(store.Documents, again.Services.GetRequiredService<IDocuments>());
        await again.StopAsync(Ct);
    }

    [Fact]
    public async Task BackUpNightly_WritesIntoTheConfiguredFolder_AndKeepsAsManyAsItShould()
    {
        using var host = Build(_ => { }, ("Storage:Backup:Keep", "2"), ("Storage:Backup:Folder", _folder.File("safe")));
        await host.StartAsync(Ct);
        var nightly = host.Services.GetRequiredService<BackUpNightly>();
        for (var i = 0; i < 4; i++)
            await nightly.RunAsync(Ct);
        await host.StopAsync(Ct);

        Assert.Equal(2, Directory.EnumerateFiles(_folder.File("safe")).Count());
    }

    [Theory]
    [InlineData("Storage:Path", "")]
    [InlineData("Storage:Backup:Keep", "0")]
    [InlineData("Storage:Backup:At", "25:00")]
    public async Task AddStorage_AWrongValue_StopsTheStart_AndNamesTheKey(string key, string value)
    {
        using var host = Build(_ => { }, (key, value));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Ct));

        Assert.StartsWith(key, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_AreThoseOfTheDocumentation()
    {
        var options = new StorageOptions();
        Assert.Equal(("data", Path.Combine("data", "backups"), 7, new TimeOnly(3, 15)), (options.Path, options.BackupFolder, options.Backup.Keep, options.Backup.AtTime));
    }

    private IHost Build(Action<IServiceCollection> add, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([new("Storage:Path", _folder.File("data"))]);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddStorage();
        foreach (var kind in Notes.Kinds)
            builder.Services.AddSingleton(kind);
        add(builder.Services);
        return builder.Build();
    }

    private sealed class WriterService(IStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Put("started");

        public Task StopAsync(CancellationToken cancellationToken) => Put("stopped");

        private Task<bool> Put(string id) => store.TransactAsync(() =>
        {
            store.Documents.Put(Notes.Kind, Notes.Make(id));
            return true;
        });
    }
}
