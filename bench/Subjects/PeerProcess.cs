using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kazva.TestKit;
using Npgsql;

namespace Kazva.Bench.Subjects;

/// <summary>One of the programs that people would use instead (<c>bench/peers</c>), as a process of its own.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    /// <summary>More do not make it faster on few cores; with fewer a server of PostgreSQL commits less at once.</summary>
    private const int Connections = 48;

    private readonly Process _process;
    private readonly ConcurrentQueue<string?> _output = new();

    private PeerProcess(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>What it wrote first: of thousands of errors one is enough.</summary>
    public string Output => string.Join('\n', _output.Take(20));

    public int Port { get; }

    public IPEndPoint Address => new(IPAddress.Loopback, Port);

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The program of a project under <c>bench/peers</c>, as it was built beside this one.</summary>
    public static string Built(string project) => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), project + ".dll"));

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="database">A connection string, for those that need one.</param>
    public static async Task<PeerProcess> StartAsync(string program, string? database = null)
    {
        var port = LocalPort.Free();
        var start = new ProcessStartInfo("dotnet", [program, "--urls", $"http://127.0.0.1:{port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        if (database is not null) start.Environment["ConnectionStrings__Database"] = Durable(database);
        var process = Process.Start(start)!;
        var peer = new PeerProcess(process, port);
        process.OutputDataReceived += (_, line) => peer._output.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => peer._output.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(20))
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(peer.Address);
                return peer;
            }
            catch (SocketException) when (!process.HasExited && watch.Elapsed < StartsWithin)
            {
                // It does not listen yet.
            }
            catch (SocketException exception)
            {
                await peer.DisposeAsync();
                throw new InvalidOperationException($"{program} did not start:\n{peer.Output}", exception);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>As durable as Kazva: a commit waits for the disk. Connections stay open while others have their turn, as those of a busy server do.</summary>
    private static string Durable(string database) =>
        new NpgsqlConnectionStringBuilder(database) { Options = "-c synchronous_commit=on", MinPoolSize = Connections, MaxPoolSize = Connections }.ConnectionString;
}
