using System.Diagnostics;
using System.Net;
using Kazva.TestKit;

namespace Kazva.Bench.Start;

/// <summary>The built program, serving, as a process of its own.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly HttpClient _http = new();
    private readonly Process _process;
    private readonly int _staffPort;

    private ServedProcess(Process process, int staffPort)
    {
        _process = process;
        _staffPort = staffPort;
    }

    /// <summary>The time from the start of the process until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public static async Task<ServedProcess> StartAsync(string data)
    {
        Directory.CreateDirectory(data);
        var (citizens, staff) = (LocalPort.Free(), LocalPort.Free());
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "kazva.dll"), "serve", "--data", data,
            "--urls", $"http://127.0.0.1:{citizens}", "--staff-url", $"http://127.0.0.1:{staff}",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        ShippedRuntime.Set(start);
        var process = Process.Start(start)
            ?? throw new InvalidOperationException("No process was started.");
        process.BeginOutputReadLine();
        var served = new ServedProcess(process, staff);
        served.ReadyAfter = await served.UntilOk($"http://127.0.0.1:{citizens}/health/ready");
        return served;
    }

    /// <summary>The time from the start of the process until staff are shown every state.</summary>
    public Task<TimeSpan> ShownAfterAsync() => UntilOk($"http://127.0.0.1:{_staffPort}/api/v1/grid");

    /// <summary>Stops it as an operator would.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        _http.Dispose();
    }

    private async Task<TimeSpan> UntilOk(string address)
    {
        while (_watch.Elapsed < Limit && !_process.HasExited)
        {
            try
            {
                using var response = await _http.GetAsync(new Uri(address));
                if (response.StatusCode == HttpStatusCode.OK) return _watch.Elapsed;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(5);
        }
        throw new InvalidOperationException($"{address} was not there after {_watch.Elapsed}.");
    }
}
