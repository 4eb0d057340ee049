using Kazva.Alarms.Life;
using Kazva.Sequences.Tests;

namespace Kazva.Alarms.Judging.Tests;

public class AlarmReplayTests
{
    [Fact]
    public void Replay_OfAnyStory_MakesTheSameTransitions() =>
        Sequence.Always(Story.AnyStep, longest: 120, times: 100, steps =>
        {
            var story = new Story(steps);
            var lived = story.Live(everyMinute: true, restarts: [], report: true);
            var human = lived.Select(s => s.Transition).Where(t => t.Who is not null);

            var replayed = AlarmReplay.RunAsync(Town.Grid, story.Rules, story.Answers.ToAsyncEnumerable(), human, Town.Start, story.End)
                .GetAwaiter().GetResult();

            var dangers = lived.Where(s => s.Alarm.Choice is not null).Select(s => s.Alarm.Id).ToHashSet(StringComparer.Ordinal);
            replayed.Select(Comparable).ShouldBe(lived.Select(s => Comparable(s.Transition)));

            AlarmTransition Comparable(AlarmTransition transition) =>
                dangers.Contains(transition.Alarm) ? transition with { Judged = default } : transition;
        });
}
