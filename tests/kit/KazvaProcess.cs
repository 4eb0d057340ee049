using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Kazva.Silo.Storage;
using Xunit;

namespace Kazva.TestKit;

/// <summary>The program as a process of its own, as it was built, to be killed.</summary>
public sealed partial class KazvaProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    private const int LinesShown = 60;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private KazvaProcess(Process process) => _process = process;

    /// <summary>Where citizens are served; of a silo, where its health is told.</summary>
    public Uri Citizens { get; private set; } = null!;

    /// <summary>Where staff are served.</summary>
    public Uri Staff { get; private set; } = null!;

    /// <summary>Where it can be asked for its health.</summary>
    public Uri Address => Citizens ?? Staff;

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>The processor time that it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The time from the start of the process until it was ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>What it has written so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code and everything that it wrote.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(StorageOptions storage, params string[] arguments) =>
        RunAsync(KazvaBuild.Own, storage, arguments);

    /// <summary>Runs a command of a build to its end.</summary>
    /// <returns>The exit code and everything that it wrote.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(string program, StorageOptions storage, params string[] arguments) =>
        RunAsync(program, storage, input: null, arguments);

    /// <summary>Runs a command to its end, which reads what it is given.</summary>
    /// <returns>The exit code and everything that it wrote.</returns>
    public static Task<(int ExitCode, string Output)> RunWithInputAsync(StorageOptions storage, string? input, params string[] arguments) =>
        RunAsync(KazvaBuild.Own, storage, input, arguments);

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, StorageOptions storage, string? input, string[] arguments)
    {
        await using var run = new KazvaProcess(Launch(program, storage, arguments, hasInput: input is not null));
        _ = run.Listen(_ => false);
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
    public static Task<KazvaProcess> ServeAsync(StorageOptions storage, params string[] arguments) => ServeAsync(storage, [], arguments);

    /// <summary>Starts <c>serve</c> with further environment variables and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it wrote.</exception>
    public static Task<KazvaProcess> ServeAsync(
        StorageOptions storage, IReadOnlyList<(string Name, string Value)> environment, params string[] arguments) => StartAsync(
        KazvaBuild.Own, storage, process => process.Staff is not null,
        ["serve", "--urls", "http://127.0.0.1:0", "--staff-url", "http://127.0.0.1:0", .. Crowd.Settings, .. arguments], environment);

    /// <summary>Starts a part of a cluster (<c>silo</c>, <c>gateway</c> or <c>dashboard</c>) and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it wrote.</exception>
    public static Task<KazvaProcess> StartPartAsync(StorageOptions storage, string part, params string[] arguments) => StartAsync(
        KazvaBuild.Cluster, storage, process => process.Address is not null,
        [part, part == "dashboard" ? "--staff-url" : "--urls", "http://127.0.0.1:0", .. arguments], []);

    private static async Task<KazvaProcess> StartAsync(
        string program, StorageOptions storage, Predicate<KazvaProcess> isUp, string[] arguments, IReadOnlyList<(string Name, string Value)> environment)
    {
        var watch = Stopwatch.StartNew();
        var process = new KazvaProcess(Launch(program, storage, arguments, environment: environment));
        var addresses = process.Listen(isUp);
        var exit = process._process.WaitForExitAsync();
        if (await Task.WhenAny(addresses, exit, Task.Delay(StartsWithin)) != addresses)
        {
            var written = process.Output;
            await process.DisposeAsync();
            throw new InvalidOperationException($"The program did not start:\n{written}");
        }
        try
        {
            await process.ReadyAsync();
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
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
        await SignalAsync("TERM");
        return await ExitAsync();
    }

    /// <summary>Stops it in its tracks (SIGSTOP): it holds what it holds, and does nothing.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on (SIGCONT), as if no time had passed.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        // Shown of a test that failed.
        if (TestContext.Current.TestOutputHelper is { } output)
            output.WriteLine($"Process {_process.Id} ended with {_process.ExitCode}; it wrote last:\n{string.Join('\n', _lines.TakeLast(LinesShown))}");
        _process.Dispose();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(StartsWithin);
        while (true)
        {
            using var response = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
            if (response.IsSuccessStatusCode) return;
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Reads what it writes, until the addresses that are waited for were told, and on.</summary>
    private Task Listen(Predicate<KazvaProcess> isUp)
    {
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Heard(string? line)
        {
            if (line is null) return;
            _lines.Enqueue(line);
            if (AddressLine().Match(line) is not { Success: true } match) return;
            var address = new Uri(match.Groups["address"].Value);
            if (match.Groups["who"].Value == "Staff") Staff = address;
            else Citizens = address;
            if (isUp(this)) up.TrySetResult();
        }
        _process.OutputDataReceived += (_, line) => Heard(line.Data);
        _process.ErrorDataReceived += (_, line) => Heard(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return up.Task;
    }

    private static Process Launch(
        string program, StorageOptions storage, string[] arguments, bool hasInput = false, IReadOnlyList<(string Name, string Value)>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = hasInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = storage.Data,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add($"--data={storage.Data}");
        ShippedRuntime.Set(start);
        start.Environment["Kazva__Storage"] = storage.Storage.ToString();
        if (storage.Postgres is not null) start.Environment["Kazva__Postgres"] = storage.Postgres;
        foreach (var (name, value) in environment ?? []) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
    }

    [GeneratedRegex(@"^(?<who>Citizens|Staff|Silo):\s+(?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressLine();
}
