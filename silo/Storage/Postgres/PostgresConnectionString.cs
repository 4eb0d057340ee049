using System.Data.Common;
using System.Globalization;
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

    /// <summary>A process reads and writes the membership one after the other, but for the clean-up.</summary>
    private const int MostVoters = 2;

    /// <summary>How long a session may hold locks without going on: between its two round trips a decision does not wait, so
    /// its process is frozen or cut off. The server then ends the session, and others go on.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    // The server notices within 25 s that nobody is at the other end; its usual time is two hours.
    private const string KeepAlive = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>For everything but commits of the log: a commit waits for the disk, whatever the server's default is, and
    /// plans are made for the arrays at hand, whose lengths differ by a factor of a thousand.</summary>
    public static string For(StorageOptions options) => Builder(options).ConnectionString;

    /// <summary>For the membership of a cluster: a pool of its own, so that no number of reads can keep a vote waiting.</summary>
    public static string ForMembership(StorageOptions options)
    {
        var builder = Builder(options);
        builder.MaxPoolSize = MostVoters;
        builder.MinPoolSize = Math.Min(builder.MinPoolSize, MostVoters);
        return builder.ConnectionString;
    }

    /// <summary>For commits of the log: a pool of their own, so that no number of reads can keep a citizen waiting.</summary>
    public static string ForCommits(StorageOptions options)
    {
        var builder = Builder(options);
        builder.MaxPoolSize = MostCommitters;
        builder.MinPoolSize = Math.Min(builder.MinPoolSize, MostCommitters);
        // Nothing that a commit does to its session outlasts its transaction: there is nothing to put back.
        builder.NoResetOnClose = true;
        // Longer than the pause that is allowed, so that a batch outlasts whoever froze; short enough to be the server's to say.
        var lockTimeout = builder.CommandTimeout == 0 ? 2 * LongestPause : TimeSpan.FromSeconds(builder.CommandTimeout / 2.0);
        // A commit is the same work whatever the lengths of its arrays, and planning it takes longer than a small one.
        builder.Options = string.Create(CultureInfo.InvariantCulture,
            $"-c idle_in_transaction_session_timeout={LongestPause.TotalMilliseconds} -c lock_timeout={lockTimeout.TotalMilliseconds} {builder.Options} -c plan_cache_mode=force_generic_plan -c default_transaction_isolation=read\\ committed");
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
        if (!string.IsNullOrEmpty(options.PostgresPassword)) builder.Password = options.PostgresPassword;
        builder.Options = $"{KeepAlive} {builder.Options} -c synchronous_commit=on -c plan_cache_mode=force_custom_plan";
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
