using System.Collections.Concurrent;

namespace Kazva.Behaviour.Tests.Activations;

public interface ILifeGrain : IGrainWithStringKey
{
    /// <summary>Which activation answers: 1 for the first of the key.</summary>
    Task<int> Generation();

    Task Leave();

    /// <summary>Asks to be deactivated and then goes on until the gate "leave" opens.</summary>
    Task LeaveSlowly();
}

public sealed class LifeGrain : Grain, ILifeGrain
{
    private static readonly ConcurrentDictionary<string, int> Generations = new(StringComparer.Ordinal);
    private int _generation;

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        _generation = Generations.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, last) => last + 1);
        Journal.Write($"activated {_generation}");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write($"deactivating {_generation}");
        if (this.GetPrimaryKeyString().EndsWith("/gated", StringComparison.Ordinal)) await Journal.Gate("deactivate");
        await Task.Yield();
        Journal.Write($"deactivated {_generation}");
    }

    public Task<int> Generation() => Task.FromResult(_generation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task LeaveSlowly()
    {
        DeactivateOnIdle();
        Journal.Write("leaving");
        await Journal.Gate("leave");
    }
}

public interface IFailingGrain : IGrainWithStringKey
{
    Task<int> Attempts();
}

public sealed class FailingGrain : Grain, IFailingGrain
{
    private static readonly ConcurrentDictionary<string, int> Tries = new(StringComparer.Ordinal);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var journal = Journal.Of(this.GetPrimaryKeyString());
        if (Tries.AddOrUpdate(this.GetPrimaryKeyString(), 1, (_, last) => last + 1) > 1) return;
        journal.Write("activating");
        await journal.Gate("fail");
        throw new NotSupportedException("not the first time");
    }

    public Task<int> Attempts() => Task.FromResult(Tries[this.GetPrimaryKeyString()]);
}

public interface IFleetingGrain : IGrainWithStringKey
{
    Task<string> Answer();
}

/// <summary>Asks to be deactivated while it is activated.</summary>
public sealed class FleetingGrain : Grain, IFleetingGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string> Answer() => Task.FromResult(this.GetPrimaryKeyString());
}
