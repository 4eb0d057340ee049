using Kazva.Definition;
using Kazva.Silo.Hosting;
using Kazva.Silo.Import;
using Kazva.Silo.Storage.Grids;
using Kazva.TestKit.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kazva.TestKit;

/// <summary>The whole program in this process, on real sockets of 127.0.0.1, with a database that a test made.</summary>
public sealed class KazvaServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IAsyncDisposable _running;

    private KazvaServer(WebApplication app, IAsyncDisposable running)
    {
        _app = app;
        _running = running;
        var addresses = app.Services.GetRequiredService<Listeners>().Addresses;
        Citizens = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Reached(addresses[0]) };
        Staff = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Reached(addresses[^1]) };
    }

    /// <summary>Asks the citizens' address.</summary>
    public HttpClient Citizens { get; }

    /// <summary>Asks the staff's address.</summary>
    public HttpClient Staff { get; }

    /// <summary>The program's parts.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="database">Where it stores, already with our tables.</param>
    /// <param name="grid">A definition to import first; <see cref="SmallGrid"/> if not given, unless the database has one.</param>
    /// <param name="configure">Changes to the parts.</param>
    /// <param name="settings">Further settings as <c>--Name=value</c>.</param>
    public static async Task<KazvaServer> StartAsync(
        TestDatabase database, Grid? grid = null, Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var options = database.Options;
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", "--Kazva:StaffUrl=http://127.0.0.1:0", $"--Kazva:Storage={options.Storage}", $"--Kazva:Data={options.Data}",
            .. options.Postgres is null ? [] : new[] { $"--Kazva:Postgres={options.Postgres}" },
            .. GrainHost.Settings(),
            .. Crowd.Settings,
            .. settings,
        ];
        var app = KazvaApplication.Build(arguments, configure: builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            GrainHost.KeepTime(builder.Services);
            configure?.Invoke(builder);
        });
        var grids = app.Services.GetRequiredService<IGridStore>();
        if ((await grids.LoadAllAsync()).Count == 0)
            await grids.SaveAsync((grid ?? SmallGrid.Grid).Organisation.Id, 1, GridJson.Serialize(grid ?? SmallGrid.Grid));
        return new KazvaServer(app, await KazvaApplication.Start(app, CancellationToken.None));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Citizens.Dispose();
        Staff.Dispose();
        await _running.DisposeAsync();
    }

    /// <summary>An address that a client can ask, where the program listens on all that the machine has.</summary>
    private static Uri Reached(string bound) => new(bound.Replace("://0.0.0.0:", "://127.0.0.1:", StringComparison.Ordinal));
}
