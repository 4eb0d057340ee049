using System.Runtime.InteropServices;
using Kazva.Alarms.Judging;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>
/// What this process has committed lately, so that it need not be read back. Of each location only numbers that follow each other are kept: where another
/// process, a decision or a duplicate took one in between, what was kept of the location is forgotten. May be used by several threads at once.
/// </summary>
internal sealed class RecentCommits
{
    /// <summary>Some seconds of the heaviest load, and some megabytes.</summary>
    public const int Most = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<Place, Queue<JudgedAnswer>> _runs = [];
    private readonly Queue<Place> _order = new(); // Of each that was added: which run is shortened next.
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>How many submissions of an organisation were added so far.</summary>
    public long Count(string organisation)
    {
        lock (_lock) return _counts.GetValueOrDefault(organisation);
    }

    /// <summary>Adds what is durable, each location's in the order of its numbers.</summary>
    public void Add(IEnumerable<LoggedSubmission> committed)
    {
        lock (_lock)
            foreach (var submission in committed)
                Add(submission);
    }

    /// <summary>What a location has after a number, in the order of its numbers.</summary>
    /// <returns>Nothing where not all of it is known here. What is returned lacks nothing in between, but others may have gone on after it.</returns>
    public IReadOnlyList<JudgedAnswer> After(Place place, long number)
    {
        lock (_lock)
            return _runs.TryGetValue(place, out var run) && run.Peek().Number <= number + 1 ? [.. run.Where(answer => answer.Number > number)] : [];
    }

    private void Add(LoggedSubmission s)
    {
        var place = new Place(s.Organisation, s.Location);
        ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, place, out _);
        run ??= new Queue<JudgedAnswer>();
        if (run.TryPeek(out var first) && s.Number != first.Number + run.Count) run.Clear();
        run.Enqueue(new JudgedAnswer(
            s.Location, s.Number, s.SubmissionId, new Score(s.Score), s.Answers, s.CountedAt, s.ReceivedAt, s.Held is null ? JudgedEvent.Arrived : JudgedEvent.Held));
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, s.Organisation, out _)++;
        _order.Enqueue(place);
        if (_order.Count > Most) Shorten(_order.Dequeue());
    }

    /// <summary>What was forgotten before may still stand in the order; then something newer is forgotten a little early.</summary>
    private void Shorten(Place place)
    {
        if (!_runs.TryGetValue(place, out var run)) return;
        run.Dequeue();
        if (run.Count == 0) _runs.Remove(place);
    }
}
