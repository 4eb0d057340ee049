using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Locations;
using Kazva.Observability;
using Kazva.RollUp;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Areas;

/// <summary>How an area comes to have heard all its sources, and stays so.</summary>
internal abstract partial class AreaGrain
{
    private bool HasHeardAll => _registers.Count == _sourceCount;

    /// <summary>When the clock was put back, the sum has let go of scores that belong in it again: the sources still know.</summary>
    private bool IsAhead => _registers.Sum.IsAheadOf(time.GetUtcNow());

    /// <summary>Waits until every source has been heard, and again after the clock was put back.</summary>
    private async Task HearAll()
    {
        while (!HasHeardAll || IsAhead) await _hearing.Run(Hear);
    }

    /// <summary>Begins to ask as soon as there is an area. Nobody waits for this: who needs the sum goes on with it.</summary>
    private async Task Begin()
    {
        try
        {
            await HearAll();
        }
#pragma warning disable CA1031 // Those who wait are told, and the next comparison tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_ended) LogNotHeard(_node, exception.Message);
        }
    }

    /// <summary>Asks whoever has not been heard. After the clock was put back it fills new registers,
    /// and puts them in place when they have all that the old ones have, or all that there still is.</summary>
    private async Task Hear()
    {
        var fresh = IsAhead ? new Registers(time.GetUtcNow()) : _registers;
        var fellBack = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Lacking(fresh, fellBack) is var (codes, areas) && codes.Count + areas.Count > 0)
        {
            if (_ended) throw new OperationCanceledException($"{_node} ends.");
            await Task.WhenAll(
                AtOnce.Each(codes, LocationsAtOnce, code => InTime(() => Fill(code, async () => await Ask(code, 0)))),
                AtOnce.Each(areas, AreasAtOnce, area => InTime(() => Fill(area.Source, () => Ask(area, ReportVersion.None)))));
        }
        _registers = fresh;
        _sources = null;
        _reports?.Changed(Order);
        if (!fellBack.Values.Any(IsSure)) return;

        // Who was told of more than there is now takes nothing from this activation any more: the next one begins anew.
        LogFellBack(_node);
        DeactivateOnIdle();

        async Task Fill(string source, Func<Task<Report?>> ask)
        {
            var told = _registers.OrderOf(source);
            if (await ask() is not { } report || _ended) return;
            fresh.Sum.Roll(time.GetUtcNow());
            fresh.Take(report);
            if (report.Order < told) fellBack[source] = fellBack.GetValueOrDefault(source) + 1;
        }
    }

    /// <summary>Whether a source has lost what it once told, as when the database was put back under it: when it answered that it knows
    /// less, after it had told more, and says so again.</summary>
    private static bool IsSure(int fellBack) => fellBack >= 2;

    private (List<string> Codes, List<GridNode> Areas) Lacking(Registers fresh, Dictionary<string, int> fellBack)
    {
        return ([.. _locations.Where(Lacks)], [.. _children.Where(child => Lacks(child.Source))]);

        // Not by the version alone: a head in a damaged database may be below 0, and would be asked for without end.
        bool Lacks(string source) => !fresh.Has(source)
            || (fresh.OrderOf(source) < _registers.OrderOf(source) && !IsSure(fellBack.GetValueOrDefault(source)));
    }

    /// <summary>A source that runs out of time is busy with its own start, and is asked again.</summary>
    private async Task InTime(Func<Task> ask)
    {
        try
        {
            if (!_ended) await ask();
        }
        catch (TimeoutException exception)
        {
            LogNotHeard(_node, exception.Message);
        }
    }

    private async Task Compare(CancellationToken cancellationToken)
    {
        await HearAll();
        AreaHeads inLog;
        try
        {
            inLog = await heads.ReadAsync(_organisation, cancellationToken);
        }
        catch (StorageUnavailableException exception)
        {
            // The database says so itself, and louder.
            LogNotHeard(_node, exception.Message);
            return;
        }
        // A location that is itself behind its log reads it again when it hears of its head, and is asked once more.
        for (var round = 0; round < 2; round++)
        {
            var behind = _locations.Where(code => inLog[code] > _registers.VersionOf(code)).ToList();
            GridMetrics.Differed(_organisation, level, behind.Count, still: round > 0);
            if (behind.Count == 0) break;
            await AtOnce.Each(behind, LocationsAtOnce, async code => Take(await Ask(code, inLog[code])));
        }
        var definition = catalog.TryGet(_organisation, out var grid) ? grid.Grid.Version : _definition;
        var all = ++_comparisons % AskAllEvery == 0;
        await AtOnce.Each(_children.Where(child => all || IsBehind(child)).ToList(), AreasAtOnce, async child =>
        {
            try
            {
                if (await Ask(child, _registers.OrderOf(child.Source)) is { } newer) Take(newer);
            }
#pragma warning disable CA1031 // One that fails does not keep the others from being asked; it is asked again in a minute.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogNotHeard(_node, exception.Message);
            }
        });

        bool IsBehind(GridNode child) => _registers.OrderOf(child.Source) is var known && (known.Version < inLog[child] || known.Definition != definition);
    }

    private Task<Report> Ask(string code, long head) =>
        GrainFactory.GetGrain<ILocationGrain>(GridKey.Of(_organisation, code)).GetReport(head);

    private Task<Report?> Ask(GridNode area, ReportVersion known) => area.AreaGrain(GrainFactory, _organisation).GetReport(known);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Area} was once told more than there is now: the database was put back. It asks all that it adds up again.")]
    private partial void LogFellBack(GridNode area);

    // Whoever failed says so itself, and louder; of a nation every area above it would repeat it.
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Area} could not hear all that it adds up ({Reason}); it asks again.")]
    private partial void LogNotHeard(GridNode area, string reason);
}
