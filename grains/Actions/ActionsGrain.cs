using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Actions;

/// <summary>
/// Writes what staff publish and tells it to whoever shows it to citizens, who have no database. It keeps nothing that lasts itself: the store
/// says what stands, and is read again now and then, so that no activation goes on telling what another has changed.
/// </summary>
[GrainType("actions")]
internal sealed class ActionsGrain(IGridCatalog catalog, IActionStore store, IHourlyRollUps rollUps, TimeProvider time) : Grain, IActionsGrain
{
    private static readonly TimeSpan ReadAfter = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan EffectsFor = TimeSpan.FromMinutes(5);

    /// <summary>How many effects are kept, at most.</summary>
    private const int MostKept = 1_000;

    private readonly SharedWork _reading = new();
    private readonly Dictionary<(ActionPlace Place, DateTimeOffset DoneAt), (Satisfaction Before, Satisfaction After, long At)> _effects = [];
    private PublishedActions? _published;
    private long _changes;
    private long _readAt;

    /// <inheritdoc/>
    public async Task<ActionReply> Change(ActionChange change)
    {
        var organisation = this.GetPrimaryKeyString();
        var newest = (await store.ReadHistoryAsync(organisation, change.Action)).LastOrDefault();
        if (newest is null && change.Kind != ActionChangeKind.Published) return new(ActionOutcome.Unknown);
        // What was sent again because no answer came.
        if (newest?.Number == change.Number && newest.HasContentOf(change)) return new(ActionOutcome.Done, newest);
        if (newest?.Kind == ActionChangeKind.Withdrawn || change.Number != (newest?.Number ?? 0) + 1) return new(ActionOutcome.Conflict, newest);
        // Another activation came first: who is refused is told of its change.
        if (!await store.AppendAsync(organisation, change))
            return new(ActionOutcome.Conflict, (await store.ReadHistoryAsync(organisation, change.Action)).LastOrDefault());
        _changes++;
        _published = null;
        return new(ActionOutcome.Done, change);
    }

    /// <inheritdoc/>
    public async Task<PublishedActions?> GetPublished(long known)
    {
        var published = await Published();
        return published.Version == known ? null : published;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ActionEffect>> GetEffects(ImmutableArray<Guid> actions)
    {
        if (!catalog.TryGet(this.GetPrimaryKeyString(), out var grid)) return [];
        var asked = actions.Take(ActionEffect.MostAsked).ToHashSet();
        var effects = ImmutableArray.CreateBuilder<ActionEffect>();
        foreach (var action in (await Published()).Actions)
            if (asked.Contains(action.Id) && action.Place.IsIn(grid)) effects.Add(await Effect(grid, action));
        return effects.ToImmutable();
    }

    private async Task<PublishedActions> Published()
    {
        if (_published is null || time.GetElapsedTime(_readAt) >= ReadAfter) await _reading.Run(Read);
        return _published!;
    }

    private async Task Read()
    {
        ImmutableArray<ActionChange> newest;
        long changes;
        do
        {
            (changes, _readAt) = (_changes, time.GetTimestamp());
            newest = await store.ReadNewestAsync(this.GetPrimaryKeyString());
        }
        while (changes != _changes); // One was made while the others were being read.
        _published = new(
            newest.Sum(change => (long)change.Number),
            [.. newest.Where(change => change.Kind != ActionChangeKind.Withdrawn).Select(PublishedAction.Of)]);
    }

    private async Task<ActionEffect> Effect(GridIndex grid, PublishedAction action)
    {
        var key = (action.Place, action.DoneAt);
        if (_effects.TryGetValue(key, out var kept) && time.GetElapsedTime(kept.At) < EffectsFor) return new(action.Id, kept.Before, kept.After);
        var (level, ids) = action.Place.Sources(grid);
        var span = EffectSpan.Of(action.DoneAt, time.GetUtcNow());
        var before = await rollUps.SumAsync(grid.Id, level, ids, span.BeforeFrom, span.BeforeTo);
        var after = await rollUps.SumAsync(grid.Id, level, ids, span.AfterFrom, span.AfterTo);
        if (_effects.Count >= MostKept) _effects.Clear();
        var effect = new ActionEffect(action.Id, Satisfaction.Of(before.AsSpan()), Satisfaction.Of(after.AsSpan()));
        _effects[key] = (effect.Before, effect.After, time.GetTimestamp());
        return effect;
    }
}
