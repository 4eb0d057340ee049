using FsCheck.Fluent;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Sequences.Tests;

namespace Kazva.Alarms.Judging.Tests;

public class AlarmJudgePropertyTests
{
    [Fact]
    public void Alarms_WhateverHappens_LiveLegally() =>
        Sequence.Always(Story.AnyStep, longest: 120, times: 100, steps =>
        {
            var story = new Story(steps);
            var made = story.Live(everyMinute: false, restarts: [], report: true);
            foreach (var alarm in made.GroupBy(s => s.Alarm.Id, StringComparer.Ordinal))
            {
                AlarmState? state = null;
                var number = 0;
                foreach (var (after, transition) in alarm)
                {
                    transition.Number.ShouldBe(++number);
                    AlarmLife.Next(state, transition.Change).ShouldBe(transition.State);
                    after.State.ShouldBe(transition.State);
                    after.Number.ShouldBe(transition.Number);
                    state = transition.State;
                }
            }
        });

    [Fact]
    public void Stories_TakenTogether_ShowEveryChangeOfEveryLane()
    {
        // Otherwise the properties would say little. The stories are random, so more of them are told until all was shown.
        var shown = new HashSet<(AlarmLane, AlarmChange)>();
        for (var round = 0; round < 20 && !ShowEverything(); round++)
            Sequence.Always(Story.AnyStep, longest: 120, times: 60, steps =>
                shown.UnionWith(new Story(steps).Live(everyMinute: false, restarts: [], report: true).Select(s => (s.Alarm.Lane, s.Transition.Change))));
        ShowEverything().ShouldBeTrue(string.Join(", ", shown.Order()));

        bool ShowEverything() =>
            shown.Count(s => s.Item1 == AlarmLane.Drop) == 6
            && shown.IsSupersetOf([(AlarmLane.Silence, AlarmChange.Resolved), (AlarmLane.Safety, AlarmChange.Reopened), (AlarmLane.Safety, AlarmChange.Joined)]);
    }

    [Fact]
    public void Alarms_OfOneSubject_AreOpenOneAtATime() =>
        Sequence.Always(Story.AnyStep, longest: 120, times: 60, steps =>
        {
            var made = new Story(steps).Live(everyMinute: false, restarts: [], report: true);
            foreach (var subject in made.GroupBy(s => (s.Alarm.Rule, s.Alarm.Subject, s.Alarm.Question, s.Alarm.Choice)))
            {
                DateTimeOffset? closed = DateTimeOffset.MinValue;
                foreach (var alarm in subject.GroupBy(s => s.Alarm.Id, StringComparer.Ordinal).OrderBy(a => a.First().Alarm.OpenedAt))
                {
                    closed.ShouldNotBeNull("the one before is still open");
                    alarm.First().Alarm.OpenedAt.ShouldBeGreaterThanOrEqualTo(closed.Value);
                    closed = alarm.Last() is { Alarm.State: AlarmState.Resolved } end ? end.Transition.At : null;
                }
            }
        });

    [Fact]
    public void Judging_MinuteByMinuteOrInOneGo_IsTheSame() =>
        Sequence.Always(Story.AnyStep, longest: 120, times: 60, steps =>
        {
            var story = new Story(steps);
            Transitions(story.Live(everyMinute: true, restarts: [])).ShouldBe(Transitions(story.Live(everyMinute: false, restarts: [])));
        });

    [Fact]
    public void Judging_RestartedAtAnyMinute_IsTheSame() =>
        Sequence.Always(Gen.Zip(Story.AnyStep, Gen.Choose(1, int.MaxValue)), longest: 120, times: 150, steps =>
        {
            var story = new Story([.. steps.Select(s => s.Item1)]);
            int[] restarts = [.. steps.Take(3).Select(s => 1 + (s.Item2 % story.Minutes)).Distinct()];
            Transitions(story.Live(everyMinute: false, restarts)).ShouldBe(Transitions(story.Live(everyMinute: false, restarts: [])));
        });

    [Fact]
    public void Take_RepeatedInAnyOrder_ChangesNothing() =>
        Sequence.Always(Gen.Zip(Story.AnyStep, Gen.Choose(0, int.MaxValue)), longest: 100, times: 60, steps =>
        {
            var story = new Story([.. steps.Select(s => s.Item1)]);
            var (once, often) = (new AlarmJudge(Town.Grid, story.Rules, [], Town.Start), new AlarmJudge(Town.Grid, story.Rules, [], Town.Start));
            foreach (var answer in story.Answers) once.Take(answer);
            foreach (var (answer, at) in story.Answers.Select((answer, at) => (answer, at)).OrderBy(a => (a.at + 1) * (steps[a.at % steps.Length].Item2 % 1000)))
                for (var times = 0; times <= at % 3; times++)
                    often.Take(answer);

            Transitions(often.JudgeUntil(story.End)).ShouldBe(Transitions(once.JudgeUntil(story.End)));
            often.Judgements.ShouldBe(once.Judgements);
            foreach (var answer in story.Answers) often.Take(answer);
            often.JudgeUntil(story.End.AddDays(2)).Select(s => s.Transition).ShouldBe(once.JudgeUntil(story.End.AddDays(2)).Select(s => s.Transition));
        });

    [Fact]
    public void Drop_AfterAnyAnswers_ActsOnlyOnWhatTheDefinitionSays() =>
        Sequence.Always(Story.AnyStep, longest: 120, times: 100, steps =>
        {
            var story = new Story(steps);
            var rule = story.Rules[0].Rule.Drop!;
            var made = story.Live(everyMinute: false, restarts: []);
            foreach (var code in new[] { "A1", "B1", "D1" })
            {
                var evidence = new NaiveEvidence(rule, [.. story.Answers.Where(a => a.Location == code)]);
                foreach (var (_, transition) in made.Where(s => s.Alarm.Rule == "drop" && s.Alarm.Subject.Id == code && s.Transition.Who is null))
                {
                    var tick = Ticks.Of(transition.At);
                    switch (transition.Change)
                    {
                        case AlarmChange.Fired or AlarmChange.Reopened:
                            transition.Figures.Count.ShouldBeGreaterThanOrEqualTo(rule.MinCount);
                            transition.Figures.Probability!.Value.ShouldBeGreaterThanOrEqualTo(rule.ConfidenceIn(transition.Figures.Window!.Value));
                            evidence.Always(tick - Ticks.Length(rule.For), tick, rule, static (p, r) => p.Any(x => x.Probability >= r.ConfidenceIn(x.Window))).ShouldBeTrue("it must have held");
                            break;
                        case AlarmChange.Resolved when transition.Why is null:
                            evidence.Always(tick - Ticks.Length(rule.KeepFor), tick, rule, static (p, r) => p.Count > 0 && p.All(x => x.Probability < r.Clear)).ShouldBeTrue("it must have been clear");
                            break;
                        case AlarmChange.Resolved:
                            evidence.IsEmpty(tick).ShouldBeTrue();
                            break;
                        case AlarmChange.Withdrawn:
                            evidence.Always(tick, tick, rule, static (p, r) => p.Any(x => x.Probability >= r.ConfidenceIn(x.Window))).ShouldBeFalse();
                            break;
                    }
                }
            }
        });

    [Fact]
    public void Drop_ScoresThatCrossTheThresholdBackAndForth_DoNotFlap() =>
        Sequence.Always(Gen.Choose(1, 10), longest: 300, times: 60, scores =>
        {
            var judge = Town.Judge(Town.Drop(keepFor: TimeSpan.FromMinutes(30), windows: TimeSpan.FromHours(2)));
            for (var i = 0; i < scores.Length; i++) judge.Take(Town.Answer("A1", i + 1, scores[i] % 3 == 0 ? 2 : 9, Town.Start.AddMinutes(i + 1)));
            var made = judge.JudgeUntil(Town.Start.AddMinutes(scores.Length + 300));
            foreach (var (fired, resolved) in made.Zip(made.Skip(1)).Where(pair => pair.Second.Transition is { Change: AlarmChange.Resolved, Why: null }))
                (resolved.Transition.At - fired.Transition.At).ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
            made.Length.ShouldBeLessThanOrEqualTo(2 * (1 + (scores.Length / 30)) + 2);
        });

    private static List<AlarmTransition> Transitions(IEnumerable<AlarmStep> steps) =>
        [.. steps.Select(s => s.Transition).OrderBy(t => t.Alarm, StringComparer.Ordinal).ThenBy(t => t.Number)];
}
