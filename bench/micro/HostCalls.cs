using BenchmarkDotNet.Attributes;
using Kazva.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kazva.Bench.Micro;

/// <summary>One call of a grain, from outside and from another grain, with nothing else going on.</summary>
public class HostCalls
{
    private const int Calls = 1_000;

    private ServiceProvider _provider = null!;
    private IHostedService _host = null!;
    private IEchoGrain _grain = null!;
    private IEchoGrain _caller = null!;

    /// <summary>Starts the host.</summary>
    [GlobalSetup]
    public async Task Start()
    {
        var services = new ServiceCollection();
        services.AddEmbeddedGrains(options => options.AddGrainsFrom(typeof(HostCalls).Assembly));
        _provider = services.BuildServiceProvider();
        _host = _provider.GetServices<IHostedService>().Single();
        await _host.StartAsync(CancellationToken.None);
        var grains = _provider.GetRequiredService<IGrainFactory>();
        (_grain, _caller) = (grains.GetGrain<IEchoGrain>("one"), grains.GetGrain<IEchoGrain>("other"));
        await _grain.Echo(1);
        await _caller.Echo(1);
    }

    /// <summary>Stops it.</summary>
    [GlobalCleanup]
    public async Task Stop()
    {
        await _host.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
    }

    /// <summary>From outside.</summary>
    [Benchmark]
    public Task<int> FromOutside() => _grain.Echo(1);

    /// <summary>From a grain, one after the other.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public Task<int> FromGrain() => _caller.CallOther("one", Calls);
}

/// <summary>A grain that answers at once.</summary>
public interface IEchoGrain : IGrainWithStringKey
{
    /// <summary>Gives back what it is given.</summary>
    Task<int> Echo(int value);

    /// <summary>Calls another so often.</summary>
    Task<int> CallOther(string other, int times);
}

/// <inheritdoc cref="IEchoGrain"/>
public sealed class EchoGrain : Grain, IEchoGrain
{
    /// <inheritdoc/>
    public Task<int> Echo(int value) => Task.FromResult(value);

    /// <inheritdoc/>
    public async Task<int> CallOther(string other, int times)
    {
        var grain = GrainFactory.GetGrain<IEchoGrain>(other);
        var sum = 0;
        for (var i = 0; i < times; i++) sum += await grain.Echo(1);
        return sum;
    }
}
