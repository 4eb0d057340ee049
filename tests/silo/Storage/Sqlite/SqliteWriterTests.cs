using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Sqlite;
using Kazva.TestKit;

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
    public async Task File_HasSmallPages()
    {
        await Process.Log.AppendAsync(Sample.Submission("A", 1));
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);

        (await writer.WriteAsync(session => session["PRAGMA page_size"].Number())).ShouldBe(1024);
        (await writer.WriteAsync(session => session["PRAGMA wal_autocheckpoint"].Number())).ShouldBe(0);
        (await writer.WriteAsync(session => session["PRAGMA synchronous"].Number())).ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ж")]
    [InlineData(null)]
    public async Task Text_IsBoundAsItIs(string? text)
    {
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);

        (await writer.WriteAsync(session => session["SELECT length($text)"].Number(text))).ShouldBe(text?.Length);
        (await writer.WriteAsync(session => session["SELECT length($text)"].Number(new string('ж', 600)))).ShouldBe(600);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5, 12, 7)]
    [InlineData(int.MaxValue - 1, 3, 5)]
    public void PagesBetweenTwoCounts_OfWhichTheSecondHasBegunAnew_AreRight(int earlier, int later, int pages) =>
        SqliteCheckpoints.Between(earlier, later).ShouldBe(pages);

    [Fact]
    public async Task Log_IsCopiedIntoTheFileWhileWritesGoOn_AndBeginsAnew()
    {
        await Process.Log.AppendAsync(Sample.Submission("A", 1));
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);
        await Writes(writer, "CREATE TABLE filling (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");

        // A hundred megabytes in all, with 8 kept as a rule.
        for (var i = 0; i < 1000; i++)
            await writer.WriteAsync(session => session["INSERT INTO filling (text) VALUES ($text)"].Execute(new string('x', 100_000)));

        new FileInfo(SqliteFile.PathIn(Options) + "-wal").Length.ShouldBeLessThan(40 << 20);
        new FileInfo(SqliteFile.PathIn(Options)).Length.ShouldBeGreaterThan(60 << 20);
        (await writer.WriteAsync(session => session["SELECT count(*) FROM filling"].Number())).ShouldBe(1000);
    }

    [Fact]
    public async Task Log_ThatAReaderHolds_IsCopiedWhenItLetsGo()
    {
        await Process.Log.AppendAsync(Sample.Submission("A", 1));
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);
        await Writes(writer, "CREATE TABLE filling (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        var wal = new FileInfo(SqliteFile.PathIn(Options) + "-wal");
        async Task Fill(int times)
        {
            for (var i = 0; i < times; i++)
                await writer.WriteAsync(session => session["INSERT INTO filling (text) VALUES ($text)"].Execute(new string('x', 100_000)));
            wal.Refresh();
        }

        long held;
        await using (var reading = file.StreamAsync("SELECT id FROM filling UNION ALL SELECT 1 UNION ALL SELECT 2", row => row.GetInt64(0), CancellationToken.None).GetAsyncEnumerator())
        {
            await reading.MoveNextAsync();
            await Fill(300);
            held = wal.Length;
            held.ShouldBeGreaterThan(25 << 20);
        }
        // A little more is written, until all of it has been copied.
        var database = new FileInfo(SqliteFile.PathIn(Options));
        await Eventually.Is(async () =>
        {
            await Fill(1);
            database.Refresh();
            return database.Length;
        }, length => length > 28 << 20);
        await Fill(100);
        var before = wal.Length;
        await Fill(300);

        // It began anew, and did not grow by as much again.
        wal.Length.ShouldBeLessThan(before + (15 << 20));
    }

    private static Task<int> Writes(SqliteWriter writer, string sql) => writer.WriteAsync(session => session[sql].Execute());
}
