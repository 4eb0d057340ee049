using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Sqlite;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Sqlite;

public sealed class SqliteUnavailableTests() : StorageContract(StorageKind.Sqlite)
{
    [Fact]
    public async Task File_LockedByAnotherProcess_IsUnavailableAndRecovers()
    {
        await Process.Log.AppendAsync(Sample.Submission(n: 1));
        using (var other = new SqliteFile(Options).OpenWriter())
        {
            using var locking = new SqliteStatement(other, "BEGIN EXCLUSIVE");
            locking.Execute();

            await Should.ThrowAsync<StorageUnavailableException>(() => Process.Log.AppendAsync(Sample.Submission(n: 2)));
            (await Process.Health.CheckAsync()).IsHealthy.ShouldBeFalse();
            (await Process.TailAsync("K7Q2MD")).Head.ShouldBe(1); // Readers go on.
        }

        (await Process.Log.AppendAsync(Sample.Submission(n: 2))).Outcome.ShouldBe(AppendOutcome.Committed);
        (await Process.Health.CheckAsync()).IsHealthy.ShouldBeTrue();
    }

    [Fact]
    public async Task Write_ThatFailsForAReasonOfItsOwn_IsUndoneAlone()
    {
        await using var writer = new SqliteWriter(new SqliteFile(Options));
        var gate = new TaskCompletionSource();
        var first = writer.WriteAsync(session => { gate.Task.Wait(); return Save(session, "a"); });
        var bad = writer.WriteAsync<int>(session => { Save(session, "b"); throw new InvalidCastException(); });
        var broken = writer.WriteAsync(session => { Save(session, "c"); return session["INSERT INTO grid_definitions (organisation) VALUES ('x')"].Execute(); });
        var last = writer.WriteAsync(session => Save(session, "d"));
        gate.SetResult();

        await Should.ThrowAsync<InvalidCastException>(bad);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(broken);
        (await Task.WhenAll(first, last)).ShouldBe([1, 1]);
        (await Process.Grids.LoadAllAsync()).Select(g => g.Organisation).ShouldBe(["a", "d"]);
    }

    private static int Save(SqliteSession session, string organisation) =>
        session["INSERT INTO grid_definitions (organisation, version, imported_at, json) VALUES ($o, 1, 0, '')"].Execute(organisation);
}
