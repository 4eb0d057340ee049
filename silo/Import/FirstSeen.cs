namespace Kazva.Silo.Import;

/// <summary>Remembers where each id was first, to notice the second and to say where the first is.</summary>
internal sealed class FirstSeen(string what)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The first place of each id.</summary>
    public IReadOnlyDictionary<string, Place> Places => _places;

    /// <summary>All ids, those of broken rows included, so that one mistake does not cause others.</summary>
    public IReadOnlySet<string> Ids => _ids;

    /// <summary>Remembers an id; reports it when it was seen before.</summary>
    public void Add(string id, Place place, MistakeList mistakes)
    {
        if (id.Length == 0) return;
        _ids.Add(id);
        if (_places.TryAdd(id, place)) return;
        mistakes.Add(place.File, place.Line, place.Column,
            $"{what} '{id}' is there twice; the first is at {_places[id]}");
    }
}
