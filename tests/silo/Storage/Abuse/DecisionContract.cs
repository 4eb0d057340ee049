using Kazva.Abuse;
using Kazva.Alarms.Judging;
using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Abuse;

public abstract class DecisionContract(StorageKind kind) : StorageContract(kind)
{
    private static readonly DateTimeOffset Later = Sample.Noon.AddMinutes(30);

    [Fact]
    public async Task Held_Submission_IsInTheLogAndInNoSum()
    {
        var held = Sample.Submission("A", 2, score: 1) with { Held = HoldReason.Burst };
        (await Process.CommitAsync(Sample.Submission("A", 1, score: 9), held, Sample.Submission("A", 3, score: 8))).Outcomes().ShouldAllBe(o => o == AppendOutcome.Committed);

        (await Process.AllAsync()).Single(s => s.Number == 2).Text().ShouldBe(held.Text());
        Sum(await Process.TailAsync("A")).ShouldBe((3, "8 9"));
        (await RolledUp()).ShouldBe([2, 2, 2, 2]);
        (await Process.Log.ReadLatestAsync(Sample.Organisation, 10)).Select(s => s.Number).ShouldBe([3, 1]);
        (await Process.Held.CountWaitingAsync(Sample.Organisation)).ShouldBe(1);
        (await Process.Held.ReadAsync(Sample.Organisation, HeldList.Waiting, null, 10)).ShouldHaveSingleItem().Submission.Text().ShouldBe(held.Text());
        (await Process.Held.CountWaitingAsync("another")).ShouldBe(0);
    }

    [Fact]
    public async Task Held_WhoseIdIsThereAlready_IsADuplicateAndMarksNothing()
    {
        var first = Sample.Submission("A", 1);
        await Process.CommitAsync(first);

        var results = await Process.CommitAsync(Sample.Submission("A", 2, id: first.SubmissionId) with { Held = HoldReason.Repeat });

        results.Outcomes().ShouldBe([AppendOutcome.Duplicate]);
        (await Process.Held.CountWaitingAsync(Sample.Organisation)).ShouldBe(0);
        (await RolledUp()).ShouldBe([1, 1, 1, 1]);
    }

    [Fact]
    public async Task Release_OfAHeldOne_AddsItUnderItsOwnTime()
    {
        var counted = Sample.Noon.AddHours(-5);
        await Process.CommitAsync(Sample.Submission("A", 1, score: 3) with { Held = HoldReason.Repeat, CountedAt = counted });

        var result = await Decide(2, 1, Verdict.Released);

        result.Outcome.ShouldBe(DecisionOutcome.Decided);
        result.Effect.ShouldBe(new LoggedScore(2, new Score(3), counted, 1));
        Sum(await Process.TailAsync("A")).ShouldBe((2, "3"));
        Sum(await Process.TailAsync("A", after: 1)).ShouldBe((2, "3"));
        var hour = (await Process.RollUps.ReadAllAsync(Sample.Organisation).ToListAsync()).First(r => r.Level == GridLevel.Location);
        (hour.Hour, hour.Histogram[2]).ShouldBe((counted, 1));
        (await Process.Held.CountWaitingAsync(Sample.Organisation)).ShouldBe(0);
        (await Process.AllAsync())[0].Decision.ShouldBe(result.Decision);
    }

    [Fact]
    public async Task Reject_OfACountedOne_TakesItOut_AndReleasingItInsteadPutsItBack()
    {
        await Process.CommitAsync(Sample.Submission("A", 1, score: 3), Sample.Submission("A", 2, score: 4));
        (await Decide(3, 1, Verdict.Rejected)).Effect!.Value.Change.ShouldBe(-1);
        Sum(await Process.TailAsync("A")).ShouldBe((3, "4"));
        (await RolledUp()).ShouldBe([1, 1, 1, 1]);
        (await Process.Log.ReadLatestAsync(Sample.Organisation, 10)).Select(s => s.Number).ShouldBe([2]);

        (await Decide(4, 1, Verdict.Released, instead: 3)).Effect!.Value.Change.ShouldBe(1);

        Sum(await Process.TailAsync("A")).ShouldBe((4, "3 4"));
        (await RolledUp()).ShouldBe([2, 2, 2, 2]);
        var trail = await Process.Held.ReadAsync(Sample.Organisation, HeldList.Decided, null, 10);
        trail.Select(row => (row.Submission.Decision!.Number, row.Stands)).ShouldBe([(4, true), (3, false)]);
        (await Process.Held.ReadAsync(Sample.Organisation, HeldList.Counted, null, 10)).Select(row => row.Submission.Number).ShouldBe([2, 1], ignoreOrder: true);
    }

    [Fact]
    public async Task Reject_OfAHeldOne_ChangesNoSum()
    {
        await Process.CommitAsync(Sample.Submission("A", 1) with { Held = HoldReason.Burst });
        var result = await Decide(2, 1, Verdict.Rejected);
        (result.Outcome, result.Effect).ShouldBe((DecisionOutcome.Decided, null));
        Sum(await Process.TailAsync("A")).ShouldBe((2, ""));
        (await RolledUp()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decision_OfWhoComesSecond_IsToldOfTheFirstAndUsesUpItsNumber()
    {
        await Process.CommitAsync(Sample.Submission("A", 1) with { Held = HoldReason.Burst });
        var results = await Process.Log.DecideAsync(Sample.Organisation, [Decision(2, 1, Verdict.Released, "ana"), Decision(3, 1, Verdict.Rejected, "ben")]);

        results.Select(r => r.Outcome).ShouldBe([DecisionOutcome.Decided, DecisionOutcome.Already]);
        results[1].Decision.ShouldBe(results[0].Decision);
        (await Decide(4, 1, Verdict.Rejected, instead: 1)).Outcome.ShouldBe(DecisionOutcome.Already);
        (await Decide(5, 1, Verdict.Released, instead: 2)).Outcome.ShouldBe(DecisionOutcome.Already);
        Sum(await Process.TailAsync("A")).ShouldBe((5, "7"));
        (await Process.CommitAsync(Sample.Submission("A", 6))).Outcomes().ShouldBe([AppendOutcome.Committed]);
    }

    [Fact]
    public async Task Decision_AboutNothingToDecide_ChangesNothing()
    {
        await Process.CommitAsync(Sample.Submission("A", 1));
        (await Decide(2, 1, Verdict.Released)).Outcome.ShouldBe(DecisionOutcome.Counts);
        (await Decide(3, 2, Verdict.Rejected)).Outcome.ShouldBe(DecisionOutcome.Unknown);
        (await Process.Held.ReadDecisionsAsync(Sample.Organisation).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decision_WhereNobodyHasAnswered_UsesUpItsNumberLikeAnyOther()
    {
        (await Decide(1, 7, Verdict.Released)).Outcome.ShouldBe(DecisionOutcome.Unknown);
        (await Process.CommitAsync(Sample.Submission("A", 2)))[0].Outcome.ShouldBe(AppendOutcome.Committed);
        Sum(await Process.TailAsync("A")).ShouldBe((2, "7"));
    }

    [Fact]
    public async Task Decision_OfAStaleActivation_IsKeptOut()
    {
        await Process.CommitAsync(Sample.Submission("A", 1), Sample.Submission("A", 2));
        (await Decide(2, 1, Verdict.Rejected)).Outcome.ShouldBe(DecisionOutcome.Overtaken);
        (await Decide(4, 1, Verdict.Rejected)).Outcome.ShouldBe(DecisionOutcome.Overtaken);
        Sum(await Process.TailAsync("A")).ShouldBe((2, "7 7"));
    }

    [Fact]
    public async Task Judging_ReadsWhatWasHeldAndDecided_EachAtItsTime()
    {
        await Process.CommitAsync(Sample.Submission("A", 1) with { Held = HoldReason.Burst }, Sample.Submission("A", 2));
        await Decide(3, 1, Verdict.Released);
        await Decide(4, 2, Verdict.Rejected);
        await Decide(5, 1, Verdict.Rejected, instead: 3);
        await Process.CommitAsync(Sample.Submission("A", 6, at: Later.AddMinutes(1)) with { Held = HoldReason.Burst });
        await Decide(7, 6, Verdict.Rejected);
        (long, JudgedEvent)[] expected =
        [
            (1, JudgedEvent.Held), (2, JudgedEvent.Arrived), (3, JudgedEvent.Released), (4, JudgedEvent.TakenOut), (5, JudgedEvent.TakenOut),
            (6, JudgedEvent.Held), (7, JudgedEvent.Left),
        ];

        var received = await Process.Judged.ReadReceivedAsync(Sample.Organisation, Sample.Noon).ToListAsync();
        received.Select(a => (a.Number, a.Event)).ShouldBe(expected.OrderBy(e => e.Item1 is 6 ? Later.AddMinutes(1) : e.Item1 < 3 ? Sample.Noon : Later).ThenBy(e => e.Item1));
        var after = await Process.Judged.ReadAfterAsync(Sample.Organisation, new Dictionary<string, long>(StringComparer.Ordinal) { ["A"] = 0 });
        after.Select(a => (a.Number, a.Event)).ShouldBe(expected);
        after[3].ReceivedAt.ShouldBe(Later);
        after[3].CountedAt.ShouldBe(Sample.Noon);
    }

    private async Task<DecisionResult> Decide(long number, long submission, Verdict verdict, long? instead = null) =>
        (await Process.Log.DecideAsync(Sample.Organisation, [Decision(number, submission, verdict, "ana", instead)]))[0];

    private static Decision Decision(long number, long submission, Verdict verdict, string who, long? instead = null) =>
        new("A", number, submission, verdict, who, "Защото", Later, instead, Change: 0);

    /// <summary>The head, and the scores that are left.</summary>
    private static (long Head, string Scores) Sum(LocationTail tail)
    {
        var counts = new int[11];
        foreach (var score in tail.Scores) counts[score.Score.Value] += score.Change;
        counts.ShouldAllBe(count => count >= 0);
        return (tail.Head, string.Join(' ', Enumerable.Range(0, 11).SelectMany(score => Enumerable.Repeat(score, counts[score]))));
    }

    /// <summary>The answers in the roll-ups of each level that has any.</summary>
    private async Task<List<int>> RolledUp() =>
        [.. (await Process.RollUps.ReadAllAsync(Sample.Organisation).ToListAsync()).GroupBy(r => r.Level).Select(level => level.Sum(r => r.Histogram.Sum())).Where(count => count > 0)];
}

public sealed class SqliteDecisionTests() : DecisionContract(StorageKind.Sqlite);

public sealed class PostgresDecisionTests() : DecisionContract(StorageKind.Postgres);
