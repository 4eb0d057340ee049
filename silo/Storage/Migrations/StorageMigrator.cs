namespace Kazva.Silo.Storage.Migrations;

/// <summary>Brings a database up to what this program needs. Several processes may do it at once: one does the work.</summary>
internal static class StorageMigrator
{
    /// <summary>Applies the migrations that the database lacks, all or none of them.</summary>
    /// <returns>The names of those that were applied.</returns>
    /// <exception cref="DatabaseTooNewException">The database was made by a newer program.</exception>
    /// <exception cref="Submissions.StorageUnavailableException">The database cannot be reached or written.</exception>
    public static Task<IReadOnlyList<string>> MigrateAsync(
        StorageOptions options, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        options.Validate();
        var migrations = Migration.For(options.Storage);
        return options.Storage == StorageKind.Postgres
            ? PostgresMigrations.ApplyAsync(options, migrations, clock, cancellationToken)
            : Task.Run(() => SqliteMigrations.Apply(options, migrations, clock), cancellationToken);
    }
}
