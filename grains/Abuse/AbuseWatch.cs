using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Abuse;

/// <summary>
/// What a location knows of the last minutes, to see what is not as people are: in memory only, bounded, gone when they are over or the
/// activation ends. A source is known by a hash under a key that the gateway throws away every day, made for this location alone.
/// </summary>
internal sealed class AbuseWatch(AbuseOptions options)
{
    private readonly RepeatDetector? _repeats = options.RepeatWithin > TimeSpan.Zero ? new(options.RepeatWithin) : null;
    private readonly BurstDetector? _bursts = options.BurstFrom > 0 ? new(options) : null;
    private double _usual;
    private DateTimeOffset _usualUntil;

    /// <summary>Takes a submission that is about to be numbered.</summary>
    /// <param name="windows">The location's own windows, from which it knows what is usual.</param>
    /// <returns>Why it is to be held; null when it counts.</returns>
    public HoldReason? Look(Submission submission, RollingWindows windows, DateTimeOffset now)
    {
        if (_repeats is null && _bursts is null) return null;
        var content = ContentHash.Of(submission);
        var isBurst = _bursts?.IsPartOfOne(content, submission.Source, Usual(windows, now), now) == true;
        var isRepeat = submission.Source is { } source && _repeats?.IsRepeat(ContentHash.From(source, content), submission.Id, now) == true;
        return isRepeat ? HoldReason.Repeat : isBurst ? HoldReason.Burst : null;
    }

    /// <summary>Whether there is nothing left to know.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        _repeats?.Forget(now);
        _bursts?.Roll(now);
        return _repeats?.IsEmpty != false && _bursts?.IsEmpty != false;
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
