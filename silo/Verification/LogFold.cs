using Kazva.Abuse;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Silo.Verification;

/// <summary>
/// Adds the log up in the plainest way there is, to hold everything else against: every score with its time in a list, and
/// a count for every hour. It shares no code with the windows and roll-ups that it checks but the definition of a window's span.
/// </summary>
internal sealed class LogFold(DateTimeOffset oldest)
{
    private readonly Dictionary<string, List<LoggedScore>> _scores = new(StringComparer.Ordinal);
    private readonly Dictionary<(GridLevel Level, string Id, DateTimeOffset Hour), int[]> _hours = [];

    /// <summary>How many submissions the log holds.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them count.</summary>
    public long Counted { get; private set; }

    /// <summary>Those that were held or decided on, with what is in force.</summary>
    public Dictionary<(string Location, long Number), LoggedSubmission> Marked { get; } = [];

    /// <summary>The highest number of each location that is in the log.</summary>
    public Dictionary<string, long> LastNumbers { get; } = new(StringComparer.Ordinal);

    /// <summary>The hourly counts at every level, by the settlement and category that the log names.</summary>
    public IReadOnlyDictionary<(GridLevel Level, string Id, DateTimeOffset Hour), int[]> Hours => _hours;

    /// <summary>Folds the log of an organisation.</summary>
    /// <param name="oldest">Windows will be asked for that hold nothing older than this.</param>
    /// <param name="progress">Told now and then how many submissions were read.</param>
    public static async Task<LogFold> Of(
        ISubmissionLog log, string organisation, DateTimeOffset oldest, Action<long>? progress, CancellationToken cancellationToken)
    {
        var fold = new LogFold(oldest);
        await foreach (var submission in log.ReadAllAsync(organisation, cancellationToken))
        {
            fold.Add(submission);
            if (fold.Count % 10_000 == 0) progress?.Invoke(fold.Count);
        }
        return fold;
    }

    /// <summary>The scores of some locations in one window at one moment: ten counts.</summary>
    public int[] Window(IEnumerable<string> codes, Window window, DateTimeOffset now)
    {
        var histogram = new int[Score.Highest];
        var start = window.Start(now);
        foreach (var code in codes)
            foreach (var score in _scores.GetValueOrDefault(code) ?? [])
                if (score.CountedAt >= start)
                    histogram[score.Score.Bar]++;
        return histogram;
    }

    /// <summary>The locations of a grain: of a settlement also those of every settlement within it.</summary>
    public static IEnumerable<string> Codes(GridIndex grid, GridLevel level, string id) => level switch
    {
        GridLevel.Location => [id],
        GridLevel.Settlement => grid.BySettlement.GetValueOrDefault(id, []),
        GridLevel.SettlementCategory when GridKey.Parse(id) is var (settlement, category) =>
            grid.BySettlement.GetValueOrDefault(settlement, []).Where(code => grid.Locations[code].Category == category),
        GridLevel.Category => grid.ByCategory.GetValueOrDefault(id, []),
        _ => grid.AllCodes,
    };

    private void Add(LoggedSubmission submission)
    {
        Count++;
        LastNumbers[submission.Location] = Math.Max(LastNumbers.GetValueOrDefault(submission.Location), submission.Number);
        if (submission.Held is not null || submission.Decision is not null) Marked[(submission.Location, submission.Number)] = submission;
        // What the last decision says, or else what was found when it came.
        var counts = submission.Decision is { } decision ? decision.Verdict == Verdict.Released : submission.Held is null;
        if (!counts) return;
        Counted++;

        var score = new Score(submission.Score);
        if (submission.CountedAt >= oldest)
        {
            if (!_scores.TryGetValue(submission.Location, out var scores)) _scores[submission.Location] = scores = [];
            scores.Add(new LoggedScore(submission.Number, score, submission.CountedAt));
        }

        var counted = submission.CountedAt.ToUniversalTime();
        var hour = new DateTimeOffset(counted.Year, counted.Month, counted.Day, counted.Hour, 0, 0, TimeSpan.Zero);
        foreach (var key in new[]
                 {
                     (GridLevel.Location, submission.Location, hour), (GridLevel.Settlement, submission.Settlement, hour),
                     (GridLevel.Category, submission.Category, hour), (GridLevel.Organisation, submission.Organisation, hour),
                 })
        {
            if (!_hours.TryGetValue(key, out var histogram)) _hours[key] = histogram = new int[Score.Highest];
            histogram[score.Bar]++;
        }
    }
}
