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
    public async Task WhatThisProcessCommitted_IsReadAsAnotherProcessReadsIt()
    {
        var duplicate = Sample.Submission("B", 2);
        foreach (var submission in (LoggedSubmission[])
            [
                Sample.Submission("A", 1), Sample.Bare("A", 2) with { Held = HoldReason.Burst }, Sample.Submission("A", 3, score: 1, at: Sample.Noon.AddMilliseconds(7)),
                Sample.Bare("B", 1), duplicate, duplicate with { Number = 3 }, Sample.Bare("B", 4), Sample.Bare("C", 1),
            ])
            await Process.Log.AppendAsync(submission);
        await Process.Log.DecideAsync(Sample.Organisation, [new Decision("A", 4, 2, Verdict.Released, "ана", null, Sample.Noon.AddMinutes(1), null, Change: 0)]);
        await Another().Log.AppendAsync(Sample.Bare("C", 2));
        foreach (var submission in (LoggedSubmission[])[Sample.Bare("A", 5), Sample.Bare("C", 3)]) await Process.Log.AppendAsync(submission);

        Process.Judged.CommittedHere(Sample.Organisation).ShouldBe(9);
        Process.Judged.CommittedHere("another").ShouldBe(0);
        foreach (var number in (long[])[0, 1, 2, 3, 4])
        {
            var after = new Dictionary<string, long>(StringComparer.Ordinal) { ["C"] = number, ["A"] = number, ["B"] = number, ["none"] = number };
            var read = await Process.Judged.ReadAfterAsync(Sample.Organisation, after);
            read.Select(AlarmSample.Text).ShouldBe((await Another().Judged.ReadAfterAsync(Sample.Organisation, after)).Select(AlarmSample.Text), $"after {number}");
        }
    }

    private static JudgedAnswer Of(LoggedSubmission s) => new(s.Location, s.Number, s.SubmissionId, new Score(s.Score), s.Answers, s.CountedAt, s.ReceivedAt);
}

public sealed class SqliteJudgedLogTests() : JudgedLogContract(StorageKind.Sqlite);

public sealed class PostgresJudgedLogTests() : JudgedLogContract(StorageKind.Postgres);
