using System.Data.Common;
using Npgsql;

namespace Kazva.Silo.Storage.Postgres;

/// <summary>The connection strings that are made of the administrator's. What it says itself is left as it is.</summary>
internal static class PostgresConnectionString
{
    /// <summary>A server has room for about a hundred connections of all who use it. At the start every location reads at
    /// once; with these few they take turns, and it takes no longer.</summary>
    private const int MostConnections = 16;

    /// <summary>One for the log, and one for the probe that sees whether a commit succeeds.</summary>
    private const int MostCommitters = 2;

    /// <summary>For everything but commits of the log: a commit waits for the disk, whatever the server's default is, and
    /// plans are made for the arrays at hand, whose lengths differ by a factor of a thousand.</summary>
    public static string For(StorageOptions options) => Builder(options).ConnectionString;

    /// <summary>For commits of the log: a pool of their own, so that no number of reads can keep a citizen waiting.</summary>
    public static string ForCommits(StorageOptions options)
    {
        var builder = Builder(options);
        builder.MaxPoolSize = MostCommitters;
        builder.MinPoolSize = Math.Min(builder.MinPoolSize, MostCommitters);
        return builder.ConnectionString;
    }

    /// <summary>Whether connections can be made of it, as far as can be told without a server.</summary>
    public static bool IsReadable(StorageOptions options)
    {
        try
        {
            using var source = new NpgsqlDataSourceBuilder(For(options)).Build();
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            return false;
        }
    }

    private static NpgsqlConnectionStringBuilder Builder(StorageOptions options)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.Postgres);
        // Written back, every keyword has its one proper name.
        var given = new DbConnectionStringBuilder { ConnectionString = builder.ConnectionString };
        builder.Options = $"{builder.Options} -c synchronous_commit=on -c plan_cache_mode=force_custom_plan".TrimStart();
        builder.ApplicationName ??= $"kazva {Environment.MachineName} {Environment.ProcessId}";
        // A citizen waits for this.
        if (!given.ContainsKey("Timeout")) builder.Timeout = 5;
        if (!given.ContainsKey("Command Timeout")) builder.CommandTimeout = 10;
        if (!given.ContainsKey("Maximum Pool Size")) builder.MaxPoolSize = Math.Max(MostConnections, builder.MinPoolSize);
        if (builder.MaxAutoPrepare == 0) builder.MaxAutoPrepare = 32;
        builder.AutoPrepareMinUsages = 2;
        return builder;
    }
}
