using System.Runtime.InteropServices;

namespace Kazva.Silo.Storage.Log;

/// <summary>A location in the deployment.</summary>
internal readonly record struct Place(string Organisation, string Location);

/// <summary>The heads of the locations of one batch while it is committed. Keeps stale writers out:
/// a number is admitted only if it follows, and after a refusal nothing more of that location.</summary>
internal sealed class BatchHeads
{
    private readonly Dictionary<Place, Head> _heads = [];

    /// <summary>Whether a location's head was told.</summary>
    public bool Knows(Place place) => _heads.ContainsKey(place);

    /// <summary>Tells a location's head, as it stands in the transaction; 0 when there is none.</summary>
    public void Tell(Place place, long number) => _heads[place] = new Head { Number = number };

    /// <summary>Moves a location's head to <paramref name="number"/> if that follows.</summary>
    /// <returns>False when the row is fenced.</returns>
    public bool Admit(Place place, long number)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, place, out _);
        if (head.Fenced || number != head.Number + 1)
        {
            head.Fenced = true;
            return false;
        }
        head.Number = number;
        head.Moved = true;
        return true;
    }

    /// <summary>The heads that have to be written.</summary>
    public IEnumerable<(Place Place, long Number)> Moved =>
        _heads.Where(head => head.Value.Moved).Select(head => (head.Key, head.Value.Number));

    private struct Head
    {
        public long Number;
        public bool Moved;
        public bool Fenced;
    }
}
