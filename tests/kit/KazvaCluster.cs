using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Kazva.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kazva.TestKit;

/// <summary>A cluster of real processes on this machine, with a PostgreSQL server of its own and a network before that which can fail.</summary>
public sealed class KazvaCluster : IAsyncDisposable
{
    private static readonly string[] Gateway = ["--Kazva:Limits:AddressSubmissions=10000000", "--Kazva:Limits:LocationPerMinute=1000000", "--Kazva:Limits:LocationBurst=1000000", "--Kazva:DrainTime=00:00:02"];

    private readonly string[] _siloSettings;
    private readonly List<(int Silo, int Client)> _ports = [];
    private readonly List<KazvaProcess> _gone = [];
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    private KazvaCluster(PostgresServer server, TestDatabase database, string[] siloSettings)
    {
        _siloSettings = siloSettings;
        Server = server;
        Database = database;
        Network = new FaultProxy(server.Port);
    }

    /// <summary>The database server.</summary>
    public PostgresServer Server { get; }

    /// <summary>The database, reached directly.</summary>
    public TestDatabase Database { get; }

    /// <summary>The network between the silos and the database.</summary>
    public FaultProxy Network { get; }

    /// <summary>The silos that were started, by their place.</summary>
    public List<KazvaProcess> Silos { get; } = [];

    /// <summary>The gateways.</summary>
    public List<KazvaProcess> Gateways { get; } = [];

    /// <summary>The dashboard.</summary>
    public KazvaProcess Dashboard { get; private set; } = null!;

    /// <summary>Starts everything: so many silos, so many gateways, and a dashboard.</summary>
    /// <param name="siloSettings">Settings of the silos beside their addresses.</param>
    public static async Task<KazvaCluster> StartAsync(Grid grid, int silos, int gateways, params string[] siloSettings)
    {
        var cluster = await PrepareAsync([grid], siloSettings);
        try
        {
            await cluster.StartAsync(silos, gateways);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the database server, with grids, and nothing else yet.</summary>
    /// <param name="siloSettings">Settings of the silos beside their addresses.</param>
    public static async Task<KazvaCluster> PrepareAsync(IEnumerable<Grid> grids, params string[] siloSettings)
    {
        TestDatabase.SkipWithoutPostgres();
        KazvaBuild.SkipWithoutCluster();
        var server = await PostgresServer.StartAsync();
        var cluster = new KazvaCluster(server, await TestDatabase.CreateOnAsync(server), siloSettings);
        try
        {
            await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(cluster.Database.Options).BuildServiceProvider();
            foreach (var grid in grids)
                await services.GetRequiredService<IGridStore>().SaveAsync(grid.Organisation.Id, 1, GridJson.Serialize(grid));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts so many silos, so many gateways, and a dashboard.</summary>
    public async Task StartAsync(int silos, int gateways)
    {
        for (var i = 0; i < silos; i++)
        {
            _ports.Add((LocalPort.Free(), LocalPort.Free()));
            Silos.Add(await NewSilo(i));
        }
        for (var i = 0; i < gateways; i++) Gateways.Add(await NewGateway());
        Dashboard = await KazvaProcess.StartPartAsync(Database.Options, "dashboard", "--cluster", _name);
    }

    /// <summary>Ends every process as an operator would, those that citizens meet first.</summary>
    /// <returns>Their exit codes.</returns>
    public async Task<List<int>> StopAsync()
    {
        var codes = new List<int>();
        foreach (var process in Gateways.Append(Dashboard).Concat(Silos)) codes.Add(await process.StopAsync());
        return codes;
    }

    /// <summary>Starts the default build on the cluster's database: everything in one process.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it wrote.</exception>
    public Task<KazvaProcess> ServeAloneAsync() => KazvaProcess.ServeAsync(Database.Options, Gateway);

    /// <summary>Starts a silo again, at its old address, whose process has ended.</summary>
    public async Task StartSiloAgain(int place)
    {
        _gone.Add(Silos[place]);
        Silos[place] = await NewSilo(place);
    }

    /// <summary>Starts a gateway again whose process has ended.</summary>
    public async Task StartGatewayAgain(int place)
    {
        _gone.Add(Gateways[place]);
        Gateways[place] = await NewGateway();
    }

    /// <summary>Starts the dashboard again, whose process has ended.</summary>
    public async Task StartDashboardAgain()
    {
        _gone.Add(Dashboard);
        Dashboard = await KazvaProcess.StartPartAsync(Database.Options, "dashboard", "--cluster", _name);
    }

    /// <summary>Whether the others have voted a silo out.</summary>
    public async Task<bool> IsVotedOut(int place)
    {
        await using var connection = new NpgsqlConnection(Database.Options.Postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) = 0 FROM orleans_silos WHERE cluster = $1 AND port = $2 AND status <> 6";
        command.Parameters.Add(new NpgsqlParameter { Value = _name });
        command.Parameters.Add(new NpgsqlParameter { Value = _ports[place].Silo });
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in Gateways.Concat(Silos).Concat(_gone).Append(Dashboard))
            if (process is not null)
                await process.DisposeAsync();
        await Network.DisposeAsync();
        await Database.DisposeAsync();
        await Server.DisposeAsync();
    }

    private Task<KazvaProcess> NewSilo(int place)
    {
        var through = new NpgsqlConnectionStringBuilder(Database.Options.Postgres) { Port = Network.Port }.ConnectionString;
        return KazvaProcess.StartPartAsync(
            new StorageOptions { Storage = StorageKind.Postgres, Data = Database.Options.Data, Postgres = through },
            "silo",
            [
                "--cluster", _name, "--Kazva:Cluster:Address=127.0.0.1",
                $"--Kazva:Cluster:SiloPort={_ports[place].Silo}", $"--Kazva:Cluster:ClientPort={_ports[place].Client}", .. Crowd.Settings, .. _siloSettings,
            ]);
    }

    private Task<KazvaProcess> NewGateway() => KazvaProcess.StartPartAsync(Database.Options, "gateway", ["--cluster", _name, .. Gateway]);
}
