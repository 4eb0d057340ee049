using System.Collections.Concurrent;

namespace Kazva.Dashboard.Alarms.Backtest;

/// <summary>Lets each organisation try one rule at a time in this process: a trial reads months of the log.</summary>
internal sealed class BacktestTurns
{
    private readonly ConcurrentDictionary<string, byte> _running = new(StringComparer.Ordinal);

    /// <summary>The organisation's turn until it is disposed of; null while another has it.</summary>
    public IDisposable? TryTake(string organisation) => _running.TryAdd(organisation, 0) ? new Turn(this, organisation) : null;

    private sealed class Turn(BacktestTurns turns, string organisation) : IDisposable
    {
        public void Dispose() => turns._running.TryRemove(organisation, out _);
    }
}
