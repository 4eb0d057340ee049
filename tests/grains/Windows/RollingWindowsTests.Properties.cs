using FsCheck.Fluent;
using Kazva.Sequences.Tests;
using Kazva.Submissions;

namespace Kazva.Windows.Tests;

public partial class RollingWindowsTests
{
    [Fact]
    public void Windows_AfterAnySteps_HoldWhatTheirDefinitionSays() =>
        Sequence.Always(Step.Any, longest: 150, times: 300, steps =>
        {
            var pair = new Pair(Answered);
            foreach (var step in steps)
            {
                pair.Take(step);
                pair.Model.ShouldBeHeldBy(pair.Windows);
            }
        });

    [Fact]
    public void Roll_AfterAnySteps_SaysWhetherAnyWindowLostAScore() =>
        Sequence.Always(Step.Any, longest: 60, times: 200, steps =>
        {
            var pair = new Pair(Answered);
            foreach (var step in steps)
            {
                if (step is Step.Roll roll)
                {
                    var before = WindowCounts(pair.Windows);
                    var changed = pair.Windows.Roll(roll.To.From(pair.Model.Now));
                    changed.ShouldBe(!before.SequenceEqual(WindowCounts(pair.Windows)));
                }
                pair.Take(step);
            }
        });

    [Fact]
    public void Snapshot_RestoredLater_GoesOnAsTheOriginal() =>
        Sequence.Always(Step.Any, longest: 100, times: 200, steps =>
        {
            var (before, after) = (steps[..(steps.Length / 2)], steps[(steps.Length / 2)..]);
            var pair = new Pair(Answered);
            foreach (var step in before) pair.Take(step);

            var snapshot = pair.Windows.ToSnapshot();
            var later = after.OfType<Step.Roll>().FirstOrDefault()?.To.From(pair.Model.Now) ?? pair.Model.Now;
            pair.Take(new Step.Roll(new Moment(TimeSpan.FromTicks(1), 0, later - pair.Model.Now)));
            var original = pair.Windows;
            pair.Windows = new RollingWindows(snapshot, pair.Model.Now);

            pair.Windows.ToSnapshot().Entries.ShouldBe(original.ToSnapshot().Entries);
            foreach (var step in after)
            {
                pair.Take(step);
                pair.Model.ShouldBeHeldBy(pair.Windows);
            }
        });

    [Fact]
    public void Content_OfTheSameScoresAtTheSameTime_IsTheSameWhateverTheOrder() =>
        Sequence.Always(Gen.Zip(Step.Any, Gen.Choose(0, int.MaxValue)), longest: 80, times: 200, steps =>
        {
            var pair = new Pair(Answered);
            var added = new List<(Score Score, DateTimeOffset CountedAt, int Place)>();
            var rolls = new List<DateTimeOffset>();
            foreach (var (step, place) in steps)
            {
                if (step is Step.Add add) added.Add((new Score(add.Score), add.At.From(pair.Model.Now), place));
                pair.Take(step);
                rolls.Add(pair.Model.Now);
            }

            var inOneGo = new RollingWindows(pair.Model.Now);
            foreach (var (score, countedAt, _) in added) inOneGo.Add(score, countedAt);

            var shuffled = new RollingWindows(Answered);
            var next = 0;
            foreach (var (score, countedAt, place) in added.OrderBy(answer => answer.Place))
            {
                shuffled.Add(score, countedAt);
                if (place % 3 == 0) shuffled.Roll(rolls[next++]);
            }
            shuffled.Roll(pair.Model.Now);

            inOneGo.ToSnapshot().Entries.ShouldBe(pair.Windows.ToSnapshot().Entries);
            shuffled.ToSnapshot().Entries.ShouldBe(pair.Windows.ToSnapshot().Entries);
        });

    [Fact]
    public void Content_AddedAndTakenAwayWhileTimePasses_IsWhatWasThereBefore() =>
        Sequence.Always(Step.Any, longest: 60, times: 200, steps =>
        {
            var pair = new Pair(Answered);
            foreach (var step in steps) pair.Take(step);
            var content = pair.Windows.ToSnapshot();
            var twice = new RollingWindows(content, pair.Model.Now);
            foreach (var entry in content.Entries) twice.Add(entry, 1);

            foreach (var (entry, at) in content.Entries.Select((entry, at) => (entry, at)))
            {
                twice.Roll(pair.Model.Now.AddMinutes(at));
                twice.Add(entry, -1);
            }

            var end = pair.Model.Now.AddMinutes(content.Entries.Length);
            twice.Roll(end);
            twice.ToSnapshot().Entries.ShouldBe(new RollingWindows(content, end).ToSnapshot().Entries);

            foreach (var entry in content.Entries) twice.Add(entry, -1);
            twice.ToSnapshot().ShouldBeSameAs(WindowsSnapshot.Empty);
            twice[Window.Quarter].ShouldBe(Satisfaction.None);
        });

    [Fact]
    public void Snapshot_OfAnyContent_RisesAndHoldsEachPlaceOnce() =>
        Sequence.Always(Step.Any, longest: 150, times: 100, steps =>
        {
            var pair = new Pair(Answered);
            foreach (var step in steps) pair.Take(step);

            var keys = pair.Windows.ToSnapshot().Entries.Select(WindowEntry.KeyOf).ToList();

            keys.ShouldBe(keys.Order().Distinct());
            pair.Windows.ToSnapshot().Entries.ShouldAllBe(entry => entry >= 0 && WindowEntry.CountOf(entry) > 0);
        });

    private static List<int> WindowCounts(RollingWindows windows) => [.. Enum.GetValues<Window>().Select(window => windows[window].Count)];
}
