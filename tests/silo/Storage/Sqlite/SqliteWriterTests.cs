using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Sqlite;

namespace Kazva.Silo.Tests.Storage.Sqlite;

public sealed class SqliteWriterTests() : StorageContract(StorageKind.Sqlite)
{
    private const string Count = "UPDATE probe SET written_at = written_at + 1";

    [Fact]
    public async Task Write_ThatFailsAmongOthers_FailsAlone_AndTheOthersAreDoneOnce()
    {
        await Process.Log.AppendAsync(Sample.Submission("A", 1));
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);
        using var gate = new ManualResetEventSlim();
        var first = writer.WriteAsync(session =>
        {
            gate.Wait();
            return session[Count].Execute();
        });
        var wrongSql = Writes(writer, "INSERT INTO probe (id, written_at) VALUES (2, 0)");
        var right = Writes(writer, Count);
        var bug = writer.WriteAsync<int>(session =>
        {
            session[Count].Execute();
            throw new InvalidOperationException("A bug.");
        });
        var last = Writes(writer, Count);
        gate.Set();

        (await Task.WhenAll(first, right, last)).ShouldBe([1, 1, 1]);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(wrongSql);
        (await Should.ThrowAsync<InvalidOperationException>(bug)).Message.ShouldBe("A bug.");
        (await writer.WriteAsync(session => session["SELECT written_at FROM probe"].Number())).ShouldBe(3);
    }

    [Fact]
    public async Task File_HasSmallPages_AndIsCheckpointedAfterSoManyBytes()
    {
        Directory.CreateDirectory(Options.Data);
        await using var other = new StorageProcess(Options, Clock);
        (await other.Log.AppendAsync(Sample.Submission("A", 1))).Outcome.ShouldBe(Kazva.Submissions.AppendOutcome.Committed);
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);

        (await writer.WriteAsync(session => session["PRAGMA page_size"].Number())).ShouldBe(1024);
        (await writer.WriteAsync(session => session["PRAGMA wal_autocheckpoint"].Number())).ShouldBe(8 * 1024);
    }

    private static Task<int> Writes(SqliteWriter writer, string sql) => writer.WriteAsync(session => session[sql].Execute());
}
