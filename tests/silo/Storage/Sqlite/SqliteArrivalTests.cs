using Kazva.Abuse;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Migrations;
using Kazva.Silo.Storage.Sqlite;
using Kazva.Submissions;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Sqlite;

/// <summary>What a log that was kept in the order of its locations becomes: the same, in the order of its arrival.</summary>
public sealed class SqliteArrivalTests : IAsyncLifetime
{
    private const int Before = 8;

    private readonly ManualTimeProvider _clock = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateEmptyAsync(StorageKind.Sqlite);

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Log_OfAnEarlierVersion_IsTheSameAndGoesOn()
    {
        SqliteMigrations.Apply(_database.Options, [.. Migration.For(StorageKind.Sqlite).Take(Before)], _clock);
        Execute("""
            INSERT INTO submissions (organisation, location, n, score, counted_at, received_at, submission_id, questionnaire_version, settlement, category, language, answers, comment) VALUES
                ('stara-zagora', 'B', 1, 3, 1000, 2000, x'00000000000000000000000000000001', 2, 'zagore', 'playgrounds', 'bg', '{"problem":["dark"]}', 'Тъмно'),
                ('stara-zagora', 'A', 2, 9, 3000, 3000, x'00000000000000000000000000000002', 2, 'zagore', 'playgrounds', NULL, NULL, NULL),
                ('mended', 'E', 3, 5, 2500, 2500, x'00000000000000000000000000000003', 1, 'there', 'halls', NULL, NULL, NULL),
                ('other', 'C', 1, 5, 2500, 2500, x'00000000000000000000000000000001', 1, 'there', 'halls', NULL, NULL, NULL);
            INSERT INTO heads (organisation, location, n) VALUES ('stara-zagora', 'A', 2), ('stara-zagora', 'B', 2), ('other', 'C', 1), ('other', 'D', 4);
            INSERT INTO marks (organisation, location, n, held, decision, counts, score, counted_at, received_at) VALUES ('stara-zagora', 'B', 1, 2, 2, 1, 3, 1000, 2000);
            INSERT INTO decisions (organisation, location, n, submission, verdict, change, instead, score, counted_at, at, who, why)
                VALUES ('stara-zagora', 'B', 2, 1, 1, 1, NULL, 3, 1000, 4000, 'maria', NULL);
            """);

        await StorageMigrator.MigrateAsync(_database.Options, _clock);

        await using var process = new StorageProcess(_database.Options, _clock);
        var all = await process.AllAsync();
        all.Select(s => (s.Location, s.Number, s.Score)).ShouldBe([("A", 2, 9), ("B", 1, 3)]);
        all[1].Comment.ShouldBe("Тъмно");
        all[1].Answers.Single().Choices.ShouldBe(["dark"]);
        all[1].Held.ShouldBe(HoldReason.Repeat);
        all[1].Decision!.Who.ShouldBe("maria");
        (await process.Log.ReadHeadsAsync("other")).Select(head => (head.Key, head.Value)).ShouldBe([("C", 1L), ("D", 4L)], ignoreOrder: true);
        (await process.Log.ReadHeadsAsync("mended"))["E"].ShouldBe(3);
        (await process.AllAsync("mended")).Count.ShouldBe(1);
        (await process.TailAsync("B")).Scores.Select(s => s.Change).ShouldBe([1, -1, 1]);

        var known = new Guid([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], bigEndian: true);
        (await process.CommitAsync(Sample.Submission("A", 3), Sample.Submission("B", 2), Sample.Submission("B", 3, id: known), Sample.Submission("E", 1)))
            .Outcomes().ShouldBe([AppendOutcome.Committed, AppendOutcome.Fenced, AppendOutcome.Fenced, AppendOutcome.Committed]);
        (await process.CommitAsync(Sample.Submission("B", 3, id: known))).Outcomes().ShouldBe([AppendOutcome.Duplicate]);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteFile(_database.Options).Create();
        using var statement = new SqliteStatement(connection, sql);
        statement.Execute();
    }
}
