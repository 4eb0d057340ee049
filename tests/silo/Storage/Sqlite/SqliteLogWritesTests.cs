using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Sqlite;

namespace Kazva.Silo.Tests.Storage.Sqlite;

/// <summary>The write-ahead log as others find it, though it is gathered before it is written.</summary>
public sealed class SqliteLogWritesTests() : StorageContract(StorageKind.Sqlite)
{
    private const string Add = "INSERT INTO heaps (text) VALUES ($text)";
    private static readonly string Text = new('ж', 1000);

    [Fact]
    public async Task Commit_AfterMoreThanTheCacheHoldsWasUndone_IsWholeForOthers()
    {
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);
        await writer.WriteAsync(session => session["CREATE TABLE heaps (text TEXT NOT NULL) STRICT"].Execute());
        // Pages that do not fit go to the log within the transaction, and some are read back from it.
        await writer.WriteAsync(session => session["PRAGMA cache_size = 10"].Number());

        await Should.ThrowAsync<InvalidOperationException>(() => writer.WriteAsync<int>(session =>
        {
            Fill(session, 700);
            throw new InvalidOperationException("A bug.");
        }));
        (await CountAsync(file)).ShouldBe((0, "ok"));
        for (var commit = 1; commit <= 3; commit++)
        {
            await writer.WriteAsync(session => Fill(session, 300));

            (await CountAsync(file)).ShouldBe((commit * 300, "ok"));
        }
    }

    [Fact]
    public async Task Commit_IsThereForWhoComesAfterAProcessThatDidNotEnd()
    {
        using var file = new SqliteFile(Options);
        await using var writer = new SqliteWriter(file);
        await writer.WriteAsync(session => session["CREATE TABLE heaps (text TEXT NOT NULL) STRICT"].Execute());
        await writer.WriteAsync(session => Fill(session, 300));

        // What a crash leaves: the two files as they are, without the memory that is shared.
        var left = new StorageOptions { Data = Directory.CreateDirectory(Path.Combine(Options.Data, "left")).FullName, BusyTimeout = Options.BusyTimeout };
        foreach (var name in new[] { "kazva.db", "kazva.db-wal" })
            File.Copy(Path.Combine(Options.Data, name), Path.Combine(left.Data, name));
        using var after = new SqliteFile(left);

        (await CountAsync(after)).ShouldBe((300, "ok"));
    }

    private static int Fill(SqliteSession session, int rows)
    {
        for (var row = 0; row < rows; row++) session[Add].Execute(Text);
        return rows;
    }

    private static async Task<(long Rows, string Integrity)> CountAsync(SqliteFile file) => await file.ReadAsync(connection =>
    {
        using var count = new SqliteStatement(connection, "SELECT count(*) FROM heaps");
        using var check = new SqliteStatement(connection, "PRAGMA integrity_check");
        return ((long)count.Scalar()!, (string)check.Scalar()!);
    }, CancellationToken.None);
}
