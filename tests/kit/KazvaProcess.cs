using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Kazva.Silo.Storage;

namespace Kazva.TestKit;

/// <summary>The program as a process of its own, as it was built, to be killed.</summary>
public sealed partial class KazvaProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private KazvaProcess(Process process) => _process = process;

    /// <summary>Where citizens are served.</summary>
    public Uri Citizens { get; private set; } = null!;

    /// <summary>Where staff are served.</summary>
    public Uri Staff { get; private set; } = null!;

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>The time from the start of the process until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What it has written so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code and everything that it wrote.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(StorageOptions storage, params string[] arguments) =>
        RunWithInputAsync(storage, input: null, arguments);

    /// <summary>Runs a command to its end, which reads what it is given.</summary>
    /// <returns>The exit code and everything that it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunWithInputAsync(StorageOptions storage, string? input, params string[] arguments)
    {
        await using var run = new KazvaProcess(Launch(storage, arguments, hasInput: input is not null));
        _ = run.Listen();
        if (input is not null)
        {
            await run._process.StandardInput.WriteAsync(input);
            run._process.StandardInput.Close();
        }
        await run._process.WaitForExitAsync();
        return (run._process.ExitCode, run.Output);
    }

    /// <summary>Starts <c>serve</c> and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it wrote.</exception>
    public static async Task<KazvaProcess> ServeAsync(StorageOptions storage, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        var process = new KazvaProcess(Launch(storage, ["serve", "--urls", "http://127.0.0.1:0", "--staff-url", "http://127.0.0.1:0", .. arguments]));
        var addresses = process.Listen();
        var exit = process._process.WaitForExitAsync();
        if (await Task.WhenAny(addresses, exit, Task.Delay(StartsWithin)) != addresses)
        {
            var written = process.Output;
            await process.DisposeAsync();
            throw new InvalidOperationException($"The program did not start:\n{written}");
        }
        (process.Citizens, process.Staff) = await addresses;
        await process.ReadyAsync();
        process.ReadyAfter = watch.Elapsed;
        return process;
    }

    /// <summary>Ends it at once, as a power cut would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it as an operator would (SIGTERM).</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Citizens };
        using var limit = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
            if (response.IsSuccessStatusCode) return;
            await Task.Delay(20, limit.Token);
        }
    }

    private Task<(Uri Citizens, Uri Staff)> Listen()
    {
        var found = new TaskCompletionSource<(Uri, Uri)>(TaskCreationOptions.RunContinuationsAsynchronously);
        Uri? citizens = null;
        void Heard(string? line)
        {
            if (line is null) return;
            _lines.Enqueue(line);
            if (Address().Match(line) is not { Success: true } match) return;
            var address = new Uri(match.Groups["address"].Value);
            if (match.Groups["who"].Value == "Citizens") citizens = address;
            else if (citizens is not null) found.TrySetResult((citizens, address));
        }
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return found.Task;
    }

    private static Process Launch(StorageOptions storage, string[] arguments, bool hasInput = false)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = hasInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = storage.Data,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add($"--data={storage.Data}");
        start.Environment["Kazva__Storage"] = storage.Storage.ToString();
        if (storage.Postgres is not null) start.Environment["Kazva__Postgres"] = storage.Postgres;
        return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
    }

    /// <summary>The program beside the tests that are running, in the same configuration.</summary>
    private static string Program
    {
        get
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            var bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
            return Path.Combine(bin, "Kazva.Silo", configuration, "kazva.dll");
        }
    }

    [GeneratedRegex(@"^(?<who>Citizens|Staff):\s+(?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
