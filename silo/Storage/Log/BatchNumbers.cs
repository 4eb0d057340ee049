using System.Runtime.InteropServices;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>The numbers of one batch by location, as far as they follow each other. What follows the location's head too is admitted; that keeps
/// stale writers out.</summary>
internal sealed class BatchNumbers
{
    private readonly Dictionary<Place, int> _places = [];
    private readonly List<NumberRun> _runs = [];
    private readonly int[] _runOf;
    private readonly bool[] _follows;
    private readonly HashSet<int> _broken = [];

    public BatchNumbers(IReadOnlyList<LoggedSubmission> batch)
    {
        (_runOf, _follows) = (new int[batch.Count], new bool[batch.Count]);
        for (var i = 0; i < _runOf.Length; i++) Add(i, new Place(batch[i].Organisation, batch[i].Location), batch[i].Number);
    }

    /// <summary>One run for each location.</summary>
    public IReadOnlyList<NumberRun> Runs => _runs;

    /// <summary>The index of the run of a row's location.</summary>
    public int RunOf(int row) => _runOf[row];

    /// <summary>Whether a row belongs to the run of its location. After one that does not, none does.</summary>
    public bool Follows(int row) => _follows[row];

    private void Add(int row, Place place, long number)
    {
        ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, place, out var known);
        if (!known)
        {
            run = _runs.Count;
            _runs.Add(new NumberRun(place, number, number));
        }
        else if (_broken.Contains(run) || number != _runs[run].Last + 1)
        {
            _broken.Add(run);
        }
        else
        {
            _runs[run] = _runs[run] with { Last = number };
        }
        (_runOf[row], _follows[row]) = (run, !_broken.Contains(run));
    }
}

/// <summary>Numbers of a location that follow each other.</summary>
internal readonly record struct NumberRun(Place Place, long First, long Last);
