using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Storage;

/// <summary>The door of the room.</summary>
internal static class StorageRoom
{
    /// <summary>
    /// Adds the store and its unit of work. Kinds are registered as <see cref="DocumentKind"/>, migrations as <see cref="Migration"/>,
    /// followers as <see cref="ITransactionListener"/>. The store opens before any hosted service starts; call this first, so that it
    /// also opens before what other rooms do then.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, CheckStorageOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            return new LiteDbStore(
                new StoreSetup
                {
                    Folder = options.Path,
                    BackupFolder = options.BackupFolder,
                    Migrations = [.. provider.GetServices<Migration>().OrderBy(migration => migration.To)],
                },
                provider.GetServices<DocumentKind>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<LiteDbStore>>());
        });
        services.AddSingleton<IStore>(provider => provider.GetRequiredService<LiteDbStore>());
        services.AddSingleton(provider => provider.GetRequiredService<IStore>().Documents);
        services.AddSingleton<BackUpNightly>();
        services.AddHostedService<OpenStore>();
        return services;
    }

    private sealed class CheckStorageOptions : IValidateOptions<StorageOptions>
    {
        public ValidateOptionsResult Validate(string? name, StorageOptions options)
        {
            var faults = new List<ValidationResult>();
            Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
            Validator.TryValidateObject(options.Backup, new ValidationContext(options.Backup), faults, validateAllProperties: true);
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults.Select(fault => fault.ErrorMessage!));
        }
    }
}
