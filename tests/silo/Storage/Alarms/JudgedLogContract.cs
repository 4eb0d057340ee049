using Kazva.Abuse;
using Kazva.Alarms.Judging;
using Kazva.Silo.Storage;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Alarms;

public abstract class JudgedLogContract(StorageKind kind) : StorageContract(kind)
{
    [Fact]
    public async Task Received_FromATime_ComeInTheOrderOfArrival()
    {
        var late = Sample.Submission("A", 1, at: Sample.Noon.AddMinutes(2)) with { CountedAt = Sample.Noon.AddDays(-1) };
        var early = Sample.Submission("B", 1, score: 2, at: Sample.Noon.AddMinutes(1));
        await Process.CommitAsync(late, early, Sample.Submission("C", 1), Sample.Submission("A", 1, at: Sample.Noon.AddMinutes(3), organisation: "elsewhere"));

        var read = await Process.Judged.ReadReceivedAsync(Sample.Organisation, Sample.Noon.AddSeconds(1)).ToListAsync();

        read.Select(AlarmSample.Text).ShouldBe([Of(early).Text(), Of(late).Text()]);
    }

    [Fact]
    public async Task Answers_AfterANumberEach_ComeByLocationAndNumber()
    {
        LoggedSubmission[] logged = [Sample.Bare("A", 1), Sample.Bare("A", 2), Sample.Submission("A", 3), Sample.Submission("B", 1), Sample.Submission("C", 1)];
        await Process.CommitAsync(logged);

        var read = await Process.Judged.ReadAfterAsync(Sample.Organisation, new Dictionary<string, long>(StringComparer.Ordinal) { ["B"] = 0, ["A"] = 1, ["C"] = 1, ["none"] = 0 });

        read.Select(AlarmSample.Text).ShouldBe([Of(logged[1]).Text(), Of(logged[2]).Text(), Of(logged[3]).Text()]);
    }

    [Fact]
    public async Task WhatThisProcessCommitted_IsTakenAsItIsRead()
    {
        var first = Sample.Submission("A", 1) with { CountedAt = Sample.Noon.AddDays(-1).AddMilliseconds(3), ReceivedAt = Sample.Noon.AddMilliseconds(7) };
        await Process.Log.AppendAsync(Sample.Submission("before", 1));
        LoggedSubmission[] logged = [first, Sample.Bare("A", 2, score: 1) with { Held = HoldReason.Burst }, Sample.Submission("B", 1, score: 10)];
        Process.Judged.TakeCommittedHere(Sample.Organisation).ShouldBeEmpty();

        // Neither what was there before nor what another process has written is this one's.
        await Task.WhenAll([.. logged.Select(Process.Log.AppendAsync), Process.Log.AppendAsync(first with { Number = 3 })]);
        await Another().Log.AppendAsync(Sample.Bare("C", 1));

        var taken = Process.Judged.TakeCommittedHere(Sample.Organisation);
        taken.Select(AlarmSample.Text).ShouldBe(logged.Select(s => Of(s).Text()));
        var after = new Dictionary<string, long>(StringComparer.Ordinal) { ["A"] = 0, ["B"] = 0 };
        (await Another().Judged.ReadAfterAsync(Sample.Organisation, after)).Select(AlarmSample.Text).ShouldBe(taken.Select(AlarmSample.Text));
    }

    private static JudgedAnswer Of(LoggedSubmission s) => new(
        s.Location, s.Number, s.SubmissionId, new Score(s.Score), s.Answers, s.CountedAt, s.ReceivedAt, s.Held is null ? JudgedEvent.Arrived : JudgedEvent.Held);
}

public sealed class SqliteJudgedLogTests() : JudgedLogContract(StorageKind.Sqlite);

public sealed class PostgresJudgedLogTests() : JudgedLogContract(StorageKind.Postgres);
