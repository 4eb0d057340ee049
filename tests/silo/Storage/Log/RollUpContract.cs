using Kazva.RollUp;
using Kazva.Silo.Storage;
using Kazva.Submissions;

namespace Kazva.Silo.Tests.Storage.Log;

public abstract class RollUpContract(StorageKind kind) : StorageContract(kind)
{
    [Fact]
    public void Levels_OfTheGrid_AreNumberedAsInTheSchema() =>
        Enum.GetValues<GridLevel>().Take(4).ShouldBe([GridLevel.Location, GridLevel.Settlement, GridLevel.Category, GridLevel.Organisation]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task RollUps_AfterRandomBatches_EqualTheFoldOfTheLog(int seed)
    {
        var random = new Random(seed);
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        var ids = Enumerable.Range(0, 150).Select(_ => Guid.NewGuid()).ToArray();
        for (var batch = 0; batch < 12; batch++)
            await Process.CommitAsync([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Next(random, heads, ids))]);

        var all = await Process.AllAsync();
        var rollUps = await Process.RollUps.ReadAllAsync(Sample.Organisation).ToListAsync();

        all.ShouldNotBeEmpty();
        rollUps.Select(Text).ShouldBe(Fold(all), ignoreOrder: true);
    }

    [Fact]
    public async Task RollUps_OfSpan_AreHalfOpenAndByRisingHour()
    {
        await Process.CommitAsync([.. Enumerable.Range(0, 5).Select(i => Sample.Submission("A", i + 1, at: Sample.Noon.AddHours(-i).AddMinutes(59)))]);

        var hours = await Process.RollUps.ReadAsync(
            Sample.Organisation, GridLevel.Settlement, "zagore", Sample.Noon.AddHours(-3), Sample.Noon);

        hours.Select(h => h.Hour).ShouldBe([Sample.Noon.AddHours(-3), Sample.Noon.AddHours(-2), Sample.Noon.AddHours(-1)]);
        hours.ShouldAllBe(h => h.Histogram[6] == 1 && h.Histogram.Sum() == 1);
    }

    private static LoggedSubmission Next(Random random, Dictionary<string, long> heads, Guid[] ids)
    {
        var location = $"L{random.Next(6)}";
        var n = heads.GetValueOrDefault(location) + 1;
        // Now and then a number that does not follow; what that costs the model later is for the fence to answer.
        if (random.Next(40) == 0) n += random.Next(-1, 2);
        else heads[location] = n;
        return Sample.Bare(location, n, random.Next(1, 11)) with
        {
            SubmissionId = random.Next(4) == 0 ? ids[random.Next(ids.Length)] : Guid.NewGuid(),
            Settlement = $"s{random.Next(3)}",
            Category = $"c{random.Next(2)}",
            CountedAt = Sample.Noon.AddMilliseconds(random.NextInt64(-3 * 3_600_000L, 3 * 3_600_000L)),
        };
    }

    private static IEnumerable<string> Fold(IEnumerable<LoggedSubmission> all) => all
        .SelectMany(s => new[]
        {
            (Level: GridLevel.Location, Id: s.Location, s),
            (Level: GridLevel.Settlement, Id: s.Settlement, s),
            (Level: GridLevel.Category, Id: s.Category, s),
            (Level: GridLevel.Organisation, Id: s.Organisation, s),
        })
        .GroupBy(x => (x.Level, x.Id, Hour: new DateTimeOffset(x.s.CountedAt.Ticks - (x.s.CountedAt.Ticks % TimeSpan.TicksPerHour), TimeSpan.Zero)))
        .Select(g => Text(new HourlyRollUp(
            g.Key.Level, g.Key.Id, g.Key.Hour, [.. Enumerable.Range(1, 10).Select(score => g.Count(x => x.s.Score == score))])));

    private static string Text(HourlyRollUp r) => $"{r.Level} {r.Id} {r.Hour:O} {string.Join(',', r.Histogram)}";
}

public sealed class SqliteRollUpTests() : RollUpContract(StorageKind.Sqlite);

public sealed class PostgresRollUpTests() : RollUpContract(StorageKind.Postgres);
