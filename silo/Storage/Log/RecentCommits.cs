using Kazva.Alarms.Judging;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>
/// What this process has just committed, for who watches over an organisation from within it and would else read it back. Nothing is kept for organisations
/// that nobody asks for. May be used by several threads at once.
/// </summary>
internal sealed class RecentCommits(TimeProvider clock)
{
    /// <summary>Of each organisation: a second of more than a machine commits, and some megabytes.</summary>
    public const int Most = 32 * 1024;

    /// <summary>Who watches asks every second. After so long it is elsewhere.</summary>
    public static readonly TimeSpan AskedWithin = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>Adds what is durable, in the order of the log.</summary>
    public void Add(IEnumerable<LoggedSubmission> committed)
    {
        lock (_lock)
        {
            foreach (var (organisation, kept) in _kept)
                if (clock.GetElapsedTime(kept.Asked) > AskedWithin)
                    _kept.Remove(organisation);
            if (_kept.Count == 0) return;
            foreach (var submission in committed)
                if (_kept.TryGetValue(submission.Organisation, out var kept))
                    Add(kept, submission);
        }
    }

    /// <summary>What was committed of an organisation since this was last asked, in the order of the log. Where it is more than is kept the newest is missing:
    /// what is there follows on what was there before.</summary>
    public IReadOnlyCollection<JudgedAnswer> Take(string organisation)
    {
        lock (_lock)
        {
            var answers = _kept.GetValueOrDefault(organisation)?.Answers;
            _kept[organisation] = new Kept(clock.GetTimestamp());
            return answers ?? [];
        }
    }

    private static void Add(Kept kept, LoggedSubmission s)
    {
        if (kept.Answers.Count == Most) return;
        kept.Answers.Add(new JudgedAnswer(
            s.Location, s.Number, s.SubmissionId, new Score(s.Score), s.Answers, s.CountedAt, s.ReceivedAt, s.Held is null ? JudgedEvent.Arrived : JudgedEvent.Held));
    }

    private sealed class Kept(long asked)
    {
        public long Asked => asked;

        public List<JudgedAnswer> Answers { get; } = new();
    }
}
