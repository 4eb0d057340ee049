using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Sqlite;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Sqlite;

public sealed class SqliteFullTests() : StorageContract(StorageKind.Sqlite)
{
    [Fact]
    public async Task File_ThatMayNotGrow_AcceptsNothingAndRecovers()
    {
        var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);
        var store = new SqliteSubmissionStore(file, writer);
        // A limit of this connection only; the failure throws the connection away, and with it the limit.
        await writer.WriteAsync(session => session["PRAGMA max_page_count = 1"].Number());

        var big = Enumerable.Range(1, 500).Select(n => Sample.Submission(n: n) with { Comment = new string('ж', 1000) }).ToList();
        await Should.ThrowAsync<StorageUnavailableException>(() => store.CommitAsync(big, CancellationToken.None));

        (await Process.AllAsync()).ShouldBeEmpty();
        (await Process.TailAsync("K7Q2MD")).Head.ShouldBe(0);
        (await store.CommitAsync(big, CancellationToken.None)).ShouldAllBe(r => r.Outcome == AppendOutcome.Committed);
    }

    [Fact]
    public async Task Disk_ThatIsFull_AcceptsNothingMoreLosesNothingAndRecovers()
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        var options = new StorageOptions { Data = disk.Path, BusyTimeout = Options.BusyTimeout };
        await StorageMigrator.MigrateAsync(options, Clock);
        var accepted = new List<Guid>();
        await using (var process = new StorageProcess(options, Clock))
        {
            disk.Fill(leaveKilobytes: 1500);
            var n = 0L;
            var failure = await Should.ThrowAsync<StorageUnavailableException>(async () =>
            {
                for (; ; )
                {
                    var submission = Sample.Submission(n: n + 1) with { Comment = new string('ж', 1000) };
                    await process.Log.AppendAsync(submission);
                    accepted.Add(submission.SubmissionId);
                    n++;
                }
            });
            failure.InnerException.ShouldNotBeNull();
            (await process.AllAsync()).Select(s => s.SubmissionId).ShouldBe(accepted);

            disk.MakeRoom();

            (await process.Health.CheckAsync()).IsHealthy.ShouldBeTrue();
            var next = Sample.Submission(n: n + 1);
            (await process.Log.AppendAsync(next)).Outcome.ShouldBe(AppendOutcome.Committed);
            accepted.Add(next.SubmissionId);
        }
        await using var again = new StorageProcess(options, Clock);
        (await again.AllAsync()).Select(s => s.SubmissionId).ShouldBe(accepted);
    }
}
