using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.RollUp;

namespace Kazva.Alarms.Judging;

/// <summary>Who is watched under the drop and silence rules, and which answers count for whom.</summary>
internal sealed class Places
{
    private readonly GridIndex _grid;
    private readonly LocalHours _clock;
    private readonly Dictionary<string, Place> _places;

    public Places(GridIndex grid, IEnumerable<RuleInForce> rules)
    {
        _grid = grid;
        _clock = new LocalHours(TimeZoneInfo.FindSystemTimeZoneById(grid.Grid.Organisation.TimeZone));
        _places = grid.Grid.Locations.ToDictionary(l => l.Code, l => new Place(l.Category), StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            if (rule.Rule.Drop is { } drop) AddDrop(rule, new DropLane(drop));
            else if (rule.Rule.Silence is not null) AddSilence(rule);
        }
    }

    /// <summary>Everyone, in the order of judging. The cell of a location comes after it.</summary>
    public List<Watched> Watched { get; } = [];

    /// <summary>The place of a location; null when the grid does not know it.</summary>
    public Place? Of(string location) => _places.GetValueOrDefault(location);

    private void AddSilence(RuleInForce rule)
    {
        foreach (var code in InUse(rule))
            Watch(new SilentSubject(rule, new AlarmSubject(GridLevel.Location, code), Watched.Count, _clock), [code]);
    }

    private void AddDrop(RuleInForce rule, DropLane lane)
    {
        if (lane.NeedsUsual)
            foreach (var (code, place) in _places)
                place.Usual.Add((lane, lane.Usual.Of(_grid.Locations[code].Category)));
        var scope = rule.Rule.Scope;
        switch (scope.Kind)
        {
            case ScopeKind.Organisation:
                Watch(Area(GridLevel.Organisation, _grid.Id, null), _grid.AllCodes);
                break;
            case ScopeKind.Categories:
                foreach (var id in scope.Ids.Distinct(StringComparer.Ordinal))
                    if (_grid.ByCategory.TryGetValue(id, out var codes))
                        Watch(Area(GridLevel.Category, id, id), codes);
                break;
            case ScopeKind.Settlements:
                foreach (var id in scope.Ids.Distinct(StringComparer.Ordinal))
                    if (_grid.BySettlement.TryGetValue(id, out var codes))
                        Watch(Area(GridLevel.Settlement, id, null), codes);
                break;
            default:
                AddLocations(rule, lane);
                break;
        }

        DropSubject Area(GridLevel level, string id, string? category) => new(rule, new AlarmSubject(level, id), Watched.Count, lane, category, cell: null);
    }

    private void AddLocations(RuleInForce rule, DropLane lane)
    {
        var cells = InUse(rule).Select(code => _grid.Locations[code]).GroupBy(l => (l.Settlement, l.Category)).ToList();
        // A cell must come after all locations: its alarm depends on theirs.
        var next = Watched.Count + cells.Sum(cell => cell.Count());
        var pools = new List<(DropSubject Cell, string[] Codes)>();
        foreach (var members in cells)
        {
            // A cell of one location would say what the location does.
            var cell = rule.Rule.Drop!.Pool && members.Count() > 1
                ? new DropSubject(rule, new AlarmSubject(GridLevel.SettlementCategory, $"{members.Key.Settlement}/{members.Key.Category}"), next++, lane, members.Key.Category, cell: null) { SparseMembers = members.Count() }
                : null;
            foreach (var location in members)
                Watch(new DropSubject(rule, new AlarmSubject(GridLevel.Location, location.Code), Watched.Count, lane, location.Category, cell), [location.Code]);
            if (cell is not null) pools.Add((cell, [.. members.Select(l => l.Code)]));
        }
        foreach (var (cell, codes) in pools) Watch(cell, codes);
    }

    private IEnumerable<string> InUse(RuleInForce rule) => ScopeLocations.Of(_grid, rule.Rule.Scope).Where(code => !_grid.Locations[code].Retired);

    private void Watch(Watched watched, IEnumerable<string> codes)
    {
        Watched.Add(watched);
        foreach (var code in codes) _places[code].Subjects.Add(watched);
    }
}
