using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace Kazva.TestKit.Postgres;

/// <summary>
/// A real PostgreSQL server of our own, in a temporary folder, on a free port of 127.0.0.1, as durable as a real one.
/// A watchdog ends it and removes the folder when this is disposed of, or when this process ends, however it ends.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> TheShared = new(StartAsync);

    private readonly string _folder;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private Process? _watchdog;
    private int _databases;

    private PostgresServer(string folder) => _folder = folder;

    /// <summary>Why there can be no server on this machine; null when there can.</summary>
    public static string? WhyUnavailable => PostgresPrograms.WhyUnavailable;

    /// <summary>The port on 127.0.0.1; it stays the same through restarts.</summary>
    public int Port { get; private set; }

    private string DataFolder => Path.Combine(_folder, "data");

    /// <summary>The server that tests share, started when it is first asked for. Not to be stopped: for that, start one of your own.</summary>
    public static Task<PostgresServer> SharedAsync() => TheShared.Value;

    /// <summary>Starts a server of one's own, with little memory and little disk, as suits many short tests.</summary>
    /// <exception cref="InvalidOperationException">There is none on this machine, see <see cref="WhyUnavailable"/>, or it does not start.</exception>
    public static Task<PostgresServer> StartAsync() => StartWithAsync("max_connections = 100", "shared_buffers = 32MB", "max_wal_size = 256MB");

    /// <summary>Starts a server of one's own as PostgreSQL ships, but for <c>synchronous_commit</c>, which whoever needs it has to ask for, and what is given.</summary>
    /// <param name="settings">Lines of its configuration.</param>
    /// <exception cref="InvalidOperationException">There is none on this machine, see <see cref="WhyUnavailable"/>, or it does not start.</exception>
    public static async Task<PostgresServer> StartWithAsync(params string[] settings)
    {
        if (WhyUnavailable is { } reason) throw new InvalidOperationException(reason);
        var server = new PostgresServer(Directory.CreateTempSubdirectory("kazva-pg-").FullName);
        try
        {
            await PostgresPrograms.OwnAsync(server._folder);
            server._watchdog = server.Watch();
            await server.InitialiseAsync(settings);
            await server.StartOnFreePortAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", pooling: false));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name, pooling: true);
    }

    /// <summary>Stops it as an operator would; sessions are ended.</summary>
    public Task StopAsync() => RunAsync("pg_ctl", "-D", DataFolder, "-w", "-m", "fast", "stop");

    /// <summary>Ends it at once, as a power cut would: what was not yet on the disk is lost.</summary>
    public Task KillAsync() => RunAsync("pg_ctl", "-D", DataFolder, "-w", "-m", "immediate", "stop");

    /// <summary>Starts it again after <see cref="StopAsync"/> or <see cref="KillAsync"/>.</summary>
    public Task StartAgainAsync() => RunAsync(
        "pg_ctl", "-D", DataFolder, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o", $"-p {Port}", "start");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_watchdog is null) return;
        _watchdog.StandardInput.Close();
        await _watchdog.WaitForExitAsync();
        _watchdog.Dispose();
        _watchdog = null;
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private string ConnectionString(string database, bool pooling) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "kazva",
        Password = _password,
        Database = database,
        Pooling = pooling,
        MaxPoolSize = 20,
        SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>A shell that reads from us and hears nothing until we are gone: then it ends the server and empties the folder.</summary>
    private Process Watch()
    {
        const string Script = """trap '' INT TERM HUP; cat >/dev/null; "$1/pg_ctl" -D "$2/data" -w -m immediate stop >/dev/null 2>&1; rm -rf "$2" >/dev/null 2>&1 """;
        var start = PostgresPrograms.Start("/bin/sh", "-c", Script, "watchdog", PostgresPrograms.Folder!, _folder);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private async Task InitialiseAsync(IEnumerable<string> settings)
    {
        var passwordFile = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(passwordFile, _password);
        await RunAsync("initdb", "-D", DataFolder, "-U", "kazva", "--pwfile", passwordFile, "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C", "--no-sync");
        await File.AppendAllTextAsync(Path.Combine(DataFolder, "postgresql.conf"), string.Create(CultureInfo.InvariantCulture, $"""

            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = on
            # As a careless administrator would have it: we must ask for more.
            synchronous_commit = off
            {string.Join('\n', settings)}

            """));
    }

    private async Task StartOnFreePortAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            Port = LocalPort.Free();
            try
            {
                await StartAgainAsync();
                return;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Somebody else took the port meanwhile.
            }
        }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = PostgresPrograms.Start(Path.Combine(PostgresPrograms.Folder!, program), arguments);
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode == 0) return;
        var log = Path.Combine(_folder, "log");
        throw new InvalidOperationException(
            $"{program} failed: {await output} {await errors} {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
    }
}
