using System.Collections.Concurrent;
using System.Diagnostics;
using Kazva.Definition;
using Kazva.Embedded;
using Kazva.Locations;
using Kazva.Submissions;

namespace Kazva.Bench.Nation;

/// <summary>An appeal on television: answers at an even rate, whatever becomes of the earlier ones. One location takes a fifth, the others
/// as much as their place in a Zipf distribution gives them.</summary>
internal sealed class Appeal(IGrainFactory grains, GridIndex grid)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Zipf _others = new(grid.AllCodes.Length, 0.8);
    private readonly int[] _shuffled = Shuffled(grid.AllCodes.Length);
    private readonly Random _random = new(2);
    private readonly ConcurrentDictionary<(string Code, long Slot), bool> _slots = [];

    /// <summary>What came of it: milliseconds from the moment at which an answer was due to its acceptance, sorted.</summary>
    public sealed record Outcome(List<double> Milliseconds, int Refused, TimeSpan Took);

    public async Task<Outcome> Run(int answers, TimeSpan time)
    {
        var took = new ConcurrentBag<double>();
        var refused = 0;
        var watch = Stopwatch.StartNew();
        var under = new List<Task>(answers);
        for (var i = 0; i < answers; i++)
        {
            var due = time * i / answers;
            if (due - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            under.Add(Answer(due));
        }
        await Task.WhenAll(under);
        return new Outcome([.. took.Order()], refused, watch.Elapsed);

        async Task Answer(TimeSpan due)
        {
            var code = grid.AllCodes[_random.Next(5) == 0 ? 0 : _shuffled[_others.Next(_random)]];
            var submission = new Submission(Guid.NewGuid(), _random.Next(1, 11), [], null, "bg", null);
            var receipt = await grains.GetGrain<ILocationGrain>(GridKey.Of(grid.Id, code)).Submit(submission).ConfigureAwait(false);
            if (receipt.Outcome == SubmissionOutcome.Accepted)
            {
                took.Add((watch.Elapsed - due).TotalMilliseconds);
                _slots.TryAdd((code, watch.Elapsed.Ticks / Pause.Ticks), true);
            }
            else
            {
                Interlocked.Increment(ref refused);
            }
        }
    }

    /// <summary>The reports that the organisation, and the category with most of them, would have received if every location reported
    /// to both itself, once in 250 ms while it is answered.</summary>
    public (long Organisation, long BusiestCategory) Flat => (
        _slots.Count,
        _slots.Keys.GroupBy(slot => grid.Locations[slot.Code].Category, StringComparer.Ordinal).Max(category => category.LongCount()));

    private static int[] Shuffled(int count)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        new Random(3).Shuffle(numbers);
        return numbers;
    }
}
