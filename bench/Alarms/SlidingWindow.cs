namespace Kazva.Bench.Alarms;

/// <summary>What a window over the newest answers of a place holds, each time that one comes or goes.</summary>
internal static class SlidingWindow
{
    /// <summary>The moments by rising time, with what the window holds from then on.</summary>
    public static IEnumerable<(DateTimeOffset At, int Count, int Low)> Over(Place place, TimeSpan window)
    {
        var answers = place.Answers;
        var (come, gone, low) = (0, 0, 0);
        while (gone < come || come < answers.Length)
        {
            var goes = gone < come ? answers[gone].At + window : DateTimeOffset.MaxValue;
            if (come < answers.Length && answers[come].At < goes)
            {
                if (answers[come].IsLow) low++;
                yield return (answers[come++].At, come - gone, low);
            }
            else
            {
                if (answers[gone++].IsLow) low--;
                yield return (goes, come - gone, low);
            }
        }
    }
}
