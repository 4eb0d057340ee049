using System.Runtime.InteropServices;
using Kazva.Windows;

namespace Kazva.RollUp;

/// <summary>
/// Adds up what sources reported: one register per source, which takes only a newer report, and the sum of all registers.
/// The sum is a function of the newest report of each source, whatever was lost, repeated or came out of order.
/// Not safe for parallel use.
/// </summary>
public sealed class Registers(DateTimeOffset now)
{
    private readonly Dictionary<string, (ReportVersion Order, WindowsSnapshot Windows)> _registers = new(StringComparer.Ordinal);

    // How many registers there are of each definition: of one in most areas; of several while an upgrade rolls, and where locations
    // and areas are added up, as in a settlement with others within it.
    private int _definition;
    private int _ofDefinition;
    private Dictionary<int, int>? _definitions;

    /// <summary>The sum of all registers. Roll it before reading.</summary>
    public RollingWindows Sum { get; } = new(now);

    /// <summary>The sum of the registers' versions; it rises with every report that is taken, unless that is of a newer definition.</summary>
    public long Version { get; private set; }

    /// <summary>The lowest definition of all registers; <see cref="int.MaxValue"/> while there is none.</summary>
    public int Definition => _definitions is not null ? _definitions.Keys.Min() : _ofDefinition == 0 ? ReportVersion.AnyDefinition : _definition;

    /// <summary>How many sources have reported.</summary>
    public int Count => _registers.Count;

    /// <summary>Whether a source has reported.</summary>
    public bool Has(string source) => _registers.ContainsKey(source);

    /// <summary>The newest report of a source, or null when it never reported.</summary>
    public Report? NewestOf(string source) =>
        _registers.TryGetValue(source, out var register) ? new Report(source, register.Order.Version, register.Windows, register.Order.Definition) : null;

    /// <summary>The version of a source's register; −1 when it never reported.</summary>
    public long VersionOf(string source) => _registers.TryGetValue(source, out var register) ? register.Order.Version : -1;

    /// <summary>How new a source's register is; <see cref="ReportVersion.None"/> when it never reported.</summary>
    public ReportVersion OrderOf(string source) => _registers.TryGetValue(source, out var register) ? register.Order : ReportVersion.None;

    /// <summary>Takes a report unless the source's register is as new.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Take(Report report)
    {
        ref var register = ref CollectionsMarshal.GetValueRefOrAddDefault(_registers, report.Source, out var exists);
        if (exists && register.Order >= report.Order) return false;

        Replace(exists ? register.Windows : WindowsSnapshot.Empty, report.Windows);
        Version += report.Version - (exists ? register.Order.Version : 0);
        if (!exists || register.Order.Definition != report.Definition)
        {
            if (exists) CountDefinition(register.Order.Definition, -1);
            CountDefinition(report.Definition, 1);
        }
        register = (report.Order, report.Windows);
        return true;
    }

    private void CountDefinition(int definition, int more)
    {
        if (_definitions is null)
        {
            if (_ofDefinition == 0) _definition = definition;
            if (definition == _definition)
            {
                _ofDefinition += more;
                return;
            }
            _definitions = new Dictionary<int, int> { [_definition] = _ofDefinition };
        }
        if ((_definitions[definition] = _definitions.GetValueOrDefault(definition) + more) == 0) _definitions.Remove(definition);
        if (_definitions.Count > 1) return;
        ((_definition, _ofDefinition), _definitions) = (_definitions.Single(), null);
    }

    /// <summary>Puts the differences of two snapshots into the sum. Both are sorted and mostly alike, so a merge finds them.</summary>
    private void Replace(WindowsSnapshot old, WindowsSnapshot @new)
    {
        var before = old.Entries.AsSpan();
        var after = @new.Entries.AsSpan();
        // What is new comes first, so that an entry whose count changes is not taken out and put in again.
        Differ(after, before, 1);
        Differ(before, after, -1);
    }

    private void Differ(ReadOnlySpan<long> these, ReadOnlySpan<long> those, int sign)
    {
        var other = 0;
        foreach (var entry in these)
        {
            while (other < those.Length && those[other] < entry) other++;
            if (other < those.Length && those[other] == entry) continue;
            Sum.Add(entry, sign);
        }
    }
}
