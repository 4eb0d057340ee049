using Kazva.Abuse;
using Kazva.Actions;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Accounts;
using Kazva.Dashboard.Plates.Installs;
using Kazva.RollUp;
using Kazva.Silo.Storage.Grids;
using Kazva.Silo.Storage.Health;
using Kazva.Silo.Storage.Log;
using Kazva.Silo.Storage.Postgres;
using Kazva.Silo.Storage.Sqlite;
using Kazva.Submissions;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kazva.Silo.Storage;

/// <summary>Registers storage.</summary>
internal static partial class StorageRegistration
{
    /// <summary>Registers the log, its reads and everything else that is stored. The database must have been migrated,
    /// see <see cref="Migrations.StorageMigrator"/>. The container has to be disposed of asynchronously, so that the log drains.</summary>
    /// <exception cref="FormatException">A setting is wrong; the message names it.</exception>
    public static IServiceCollection AddKazvaStorage(this IServiceCollection services, StorageOptions options)
    {
        options.Validate();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        if (options.Storage == StorageKind.Postgres) AddPostgres(services);
        else AddSqlite(services);
        AddGrainStores(services, options.Storage);
        services.AddSingleton<RecentCommits>();
        services.AddSingleton<GroupCommitLog>();
        services.AddSingleton<ISubmissionLog>(provider => provider.GetRequiredService<GroupCommitLog>());
        services.AddSingleton<IStorageHealth, StorageHealth>();
        return services;
    }

    private static void AddSqlite(IServiceCollection services)
    {
        services.AddSingleton<SqliteFile>();
        services.AddSingleton<SqliteWriter>();
        services.AddSingleton<ISubmissionStore, SqliteSubmissionStore>();
        services.AddSingleton<IHourlyRollUps, SqliteHourlyRollUps>();
        services.AddSingleton<IHeldSubmissions, SqliteHeldSubmissions>();
        services.AddSingleton<IComplaintLog, SqliteComplaintLog>();
        services.AddSingleton<IGridStore, SqliteGridStore>();
        services.AddSingleton<IAlarmStore, SqliteAlarmStore>();
        services.AddSingleton<IOutbox, SqliteOutbox>();
        services.AddSingleton<IJudgedLog, SqliteJudgedLog>();
        services.AddSingleton<IActionStore, SqliteActionStore>();
        services.AddSingleton<IStaffStore, SqliteStaffStore>();
        services.AddSingleton<IInstallLog, SqliteInstallLog>();
        services.AddSingleton<IAnsweredPlates, SqliteAnsweredPlates>();
        services.AddSingleton<IXmlRepository, SqliteKeyRepository>();
    }

    private static void AddPostgres(IServiceCollection services)
    {
        services.AddSingleton<PostgresDatabase>();
        services.AddSingleton<ISubmissionStore, PostgresSubmissionStore>();
        services.AddSingleton<IHourlyRollUps, PostgresHourlyRollUps>();
        services.AddSingleton<IHeldSubmissions, PostgresHeldSubmissions>();
        services.AddSingleton<IComplaintLog, PostgresComplaintLog>();
        services.AddSingleton<IGridStore, PostgresGridStore>();
        services.AddSingleton<IAlarmStore, PostgresAlarmStore>();
        services.AddSingleton<IOutbox, PostgresOutbox>();
        services.AddSingleton<IJudgedLog, PostgresJudgedLog>();
        services.AddSingleton<IActionStore, PostgresActionStore>();
        services.AddSingleton<IStaffStore, PostgresStaffStore>();
        services.AddSingleton<IInstallLog, PostgresInstallLog>();
        services.AddSingleton<IAnsweredPlates, PostgresAnsweredPlates>();
        services.AddSingleton<IXmlRepository, PostgresKeyRepository>();
    }

    static partial void AddGrainStores(IServiceCollection services, StorageKind kind);
}
