using Kazva.Bench.Peers.GrainPerWrite;
using Npgsql;

// Peer 5, what the tutorials of Orleans teach: a grain for each place, which writes its state after every submission.
var builder = WebApplication.CreateBuilder(args);
var database = builder.Configuration.GetConnectionString("Database")!;
await CreateTables(database);
builder.Host.UseOrleans(silo => silo
    .UseLocalhostClustering(siloPort: FreePort(), gatewayPort: FreePort())
    .AddAdoNetGrainStorage("places", storage =>
    {
        storage.Invariant = "Npgsql";
        storage.ConnectionString = database;
    }));
var app = builder.Build();

app.MapPost("/api/v1/locations/{code}/submissions", async (string code, Submission submission, IGrainFactory grains) =>
{
    if (submission.Score is < 1 or > 10) return Results.BadRequest();
    await grains.GetGrain<IPlaceGrain>(code).Submit(submission);
    return Results.Accepted();
});

app.Run();

static async Task CreateTables(string database)
{
    await using var source = NpgsqlDataSource.Create(database);
    await using (var known = source.CreateCommand("SELECT to_regclass('OrleansQuery') IS NOT NULL"))
        if ((bool)(await known.ExecuteScalarAsync())!) return;
    using var script = new StreamReader(typeof(IPlaceGrain).Assembly.GetManifestResourceStream("orleans.sql")!);
    await using var create = source.CreateCommand(await script.ReadToEndAsync());
    await create.ExecuteNonQueryAsync();
}

static int FreePort()
{
    using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
    listener.Start();
    return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
}
