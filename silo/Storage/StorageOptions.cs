using Kazva.Silo.Storage.Postgres;

namespace Kazva.Silo.Storage;

/// <summary>The databases that can hold a deployment.</summary>
public enum StorageKind
{
    /// <summary>One file, <c>kazva.db</c>, under the data folder.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, 15 or later.</summary>
    Postgres,
}

/// <summary>Where a deployment keeps what must outlive it. Read from the section <c>Kazva</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>The database.</summary>
    public StorageKind Storage { get; init; }

    /// <summary>The data folder; made if it is not there.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The connection string when <see cref="Storage"/> is <see cref="StorageKind.Postgres"/>.</summary>
    public string? Postgres { get; init; }

    /// <summary>The password to <see cref="Postgres"/>, which then need not hold one, so that a secret file can hold it alone.</summary>
    public string? PostgresPassword { get; init; }

    /// <summary>How long a write waits for another process that holds the SQLite file.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most submissions that share one transaction.</summary>
    public int LargestBatch { get; init; } = 2_000;

    /// <summary>The most submissions that wait for their commit; more are refused at once.</summary>
    public int LongestQueue { get; init; } = 100_000;

    /// <summary>Reads the settings <c>Kazva:Storage</c>, <c>Kazva:Data</c>, <c>Kazva:Postgres</c> and <c>Kazva:PostgresPassword</c>.</summary>
    /// <exception cref="FormatException">A setting is wrong; the message names it.</exception>
    public static StorageOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Kazva");
        var named = section["Storage"];
        var kind = StorageKind.Sqlite;
        if (named is not null && (!Enum.TryParse(named, ignoreCase: true, out kind) || !Enum.IsDefined(kind)))
            throw new FormatException($"Kazva:Storage is '{named}'; it must be Sqlite or Postgres.");
        var options = new StorageOptions
        {
            Storage = kind,
            Data = section["Data"] ?? "data",
            Postgres = section["Postgres"],
            PostgresPassword = section["PostgresPassword"],
        };
        options.Validate();
        return options;
    }

    /// <summary>Checks that the settings fit each other.</summary>
    /// <exception cref="FormatException">They do not; the message names the setting.</exception>
    public void Validate()
    {
        if (Storage == StorageKind.Postgres && string.IsNullOrWhiteSpace(Postgres))
            throw new FormatException("Kazva:Postgres must be a connection string, because Kazva:Storage is Postgres.");
        // It may hold a password, and so may what is said of it by whoever could not read it.
        if (!string.IsNullOrWhiteSpace(Postgres) && !PostgresConnectionString.IsReadable(this))
            throw new FormatException("Kazva:Postgres is not a connection string; it should be one such as Host=localhost;Database=kazva;Username=kazva;Password=….");
        if (string.IsNullOrWhiteSpace(Data))
            throw new FormatException("Kazva:Data must name a folder.");
    }
}
