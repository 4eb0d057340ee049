using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Abuse;

/// <summary>
/// What a location knows of the last minutes, to see what is not as people are: in memory only, bounded, gone when they are over or the
/// activation ends. A source is known by a hash under a key that the gateway throws away every day, made for this location alone.
/// </summary>
internal sealed class AbuseWatch(AbuseOptions options)
{
    // Where repeats are not held, bursts still have to know of them.
    private readonly RepeatDetector _repeats = new(options.RepeatWithin > TimeSpan.Zero ? options.RepeatWithin : options.BurstWindow);
    private readonly (BurstDetector OfContent, BurstDetector OfSource)? _bursts = options.BurstFrom > 0 ? (new(options), new(options)) : null;
    private double _usual;
    private DateTimeOffset _usualUntil;

    /// <summary>Takes a submission that is about to be numbered.</summary>
    /// <param name="windows">The location's own windows, from which it knows what is usual.</param>
    /// <returns>Why it is to be held; null when it counts.</returns>
    public HoldReason? Look(Submission submission, RollingWindows windows, DateTimeOffset now)
    {
        if (options.RepeatWithin == TimeSpan.Zero && _bursts is null) return null;
        var content = ContentHash.Of(submission);
        var isRepeat = submission.Source is { } source && _repeats.IsRepeat(ContentHash.From(source, content), submission.Id, now);
        var isBurst = IsBurst(content, submission.Source, isRepeat, Usual(windows, now), now);
        return isRepeat && options.RepeatWithin > TimeSpan.Zero ? HoldReason.Repeat : isBurst ? HoldReason.Burst : null;
    }

    /// <summary>A source that repeats itself is no crowd: what it says again does not make a burst of others who say the same.</summary>
    private bool IsBurst(ulong content, long? source, bool isRepeat, double usual, DateTimeOffset now)
    {
        if (_bursts is not var (ofContent, ofSource)) return false;
        var isOfContent = !isRepeat && ofContent.IsPartOfOne(content, usual, now);
        var isOfSource = source is { } known && ofSource.IsPartOfOne((ulong)known, usual, now);
        return isOfContent || isOfSource;
    }

    /// <summary>Whether there is nothing left to know.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        _repeats.Forget(now);
        if (_bursts is var (ofContent, ofSource))
        {
            ofContent.Roll(now);
            ofSource.Roll(now);
            if (!ofContent.IsEmpty || !ofSource.IsEmpty) return false;
        }
        return _repeats.IsEmpty;
    }

    /// <summary>How many answers are usual within the window: at the busier pace of the last 7 and the last 90 days, without the last hour, which
    /// may be what is asked about. It is reckoned once a minute.</summary>
    private double Usual(RollingWindows windows, DateTimeOffset now)
    {
        if (now < _usualUntil && _usualUntil - now <= TimeSpan.FromMinutes(1)) return _usual;
        _usualUntil = now.AddMinutes(1);
        var hour = windows[Window.Hour].Count;
        var week = (windows[Window.Week].Count - hour) / 7.0;
        var quarter = (windows[Window.Quarter].Count - hour) / 90.0;
        return _usual = Math.Max(week, quarter) * (options.BurstWindow / TimeSpan.FromDays(1));
    }
}
