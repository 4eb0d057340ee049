namespace Kazva.Silo.Import;

/// <summary>Remembers where each id was first, to notice the second and to say where the first is.</summary>
internal sealed class FirstSeen(string what)
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>All ids, those of broken rows included, so that one mistake does not cause others.</summary>
    public IReadOnlyCollection<string> Ids => _places.Keys;

    /// <summary>Whether the id was seen.</summary>
    public bool Contains(string id) => _places.ContainsKey(id);

    /// <summary>Remembers an id; reports it when it was seen before.</summary>
    public void Add(string id, Place place, MistakeList mistakes)
    {
        if (id.Length == 0 || _places.TryAdd(id, place)) return;
        mistakes.Add(place.File, place.Line, place.Column,
            $"{what} '{id}' is there twice; the first is at {_places[id]}");
    }
}
