using System.Diagnostics;
using System.Globalization;
using System.Net;
using Kazva.Embedded;
using Kazva.Silo.Hosting;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Bench.Subjects;

/// <summary>
/// The program as <c>kazva serve</c> puts it together, with the same runtime settings and in a process of its own, but with a clock that runs faster. The
/// program itself has no switch for that. What it measures by another clock than its own (Kestrel, the database) stays as it is.
/// </summary>
internal sealed class AcceleratedServer : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private AcceleratedServer(Process process, int citizens, int staff) => (_process, Citizens, Staff) = (process, new IPEndPoint(IPAddress.Loopback, citizens), new Uri($"http://127.0.0.1:{staff}"));

    public IPEndPoint Citizens { get; }

    public Uri Staff { get; }

    public int Id => _process.Id;

    /// <summary>Starts one and waits until it is ready.</summary>
    public static async Task<AcceleratedServer> StartAsync(StorageOptions options, DateTimeOffset begin, double factor)
    {
        var (citizens, staff) = (LocalPort.Free(), LocalPort.Free());
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.ChangeExtension(KazvaBuild.Own, ".runtimeconfig.json"), typeof(AcceleratedServer).Assembly.Location, Command,
            begin.ToString("O", CultureInfo.InvariantCulture), factor.ToString(CultureInfo.InvariantCulture),
            $"--urls=http://127.0.0.1:{citizens}", $"--Kazva:StaffUrl=http://127.0.0.1:{staff}", $"--Kazva:Data={options.Data}", $"--Kazva:Storage={options.Storage}",
            "--Kazva:TrustedProxies:0=127.0.0.1",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        ShippedRuntime.Set(start);
        if (options.Postgres is not null) start.Environment["Kazva__Postgres"] = options.Postgres;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        var server = new AcceleratedServer(process, citizens, staff);
        using var http = new HttpClient();
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{citizens}/health/ready"));
                if (response.IsSuccessStatusCode) return server;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            if (!process.HasExited && watch.Elapsed < StartsWithin) continue;
            await server.DisposeAsync();
            throw new InvalidOperationException("The program with the fast clock did not start.");
        }
    }

    /// <summary>The first argument that makes this program such a server.</summary>
    public const string Command = "accelerated-serve";

    /// <summary>Serves until its input ends.</summary>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var time = new AcceleratedTime(
            DateTimeOffset.Parse(arguments[0], CultureInfo.InvariantCulture), double.Parse(arguments[1], CultureInfo.InvariantCulture));
        var app = KazvaApplication.Build(arguments[2..], configure: builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            // How long a call may take is a matter of the processor, which is no faster.
            builder.Services.PostConfigure<EmbeddedGrainOptions>(options => options.ResponseTimeout *= time.Factor);
        });
        await using var running = await KazvaApplication.Start(app, CancellationToken.None);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    /// <summary>Lets it end as an operator would.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
