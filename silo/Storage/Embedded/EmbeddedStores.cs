using Kazva.Silo.Storage.Embedded;

namespace Kazva.Silo.Storage;

// Only where our own host runs the grains: Orleans brings stores of its own, and this folder is left out of its build.
internal static partial class StorageRegistration
{
    static partial void AddGrainStores(IServiceCollection services, StorageKind kind)
    {
        if (kind == StorageKind.Postgres)
        {
            services.AddSingleton<IGrainStateStore, PostgresGrainStateStore>();
            services.AddSingleton<IReminderStore, PostgresReminderStore>();
        }
        else
        {
            services.AddSingleton<IGrainStateStore, SqliteGrainStateStore>();
            services.AddSingleton<IReminderStore, SqliteReminderStore>();
        }
    }
}
