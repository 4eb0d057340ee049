using Kazva.Dashboard.Plates.Installs;
using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Storage.Plates;

public abstract class InstallContract(StorageKind kind) : StorageContract(kind)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task Installs_Added_AreReadByAnotherProcessNewestFirst()
    {
        var first = Of("AAAAAA", Noon.AddDays(-2)) with { Who = "ana@example.org", Note = "На оградата, отляво", Longitude = 25.625, Latitude = -42.5 };
        var second = Of("AAAAAA", Noon.AddDays(-1));
        await Process.Installs.AddAsync("town", second);
        await Process.Installs.AddAsync("town", first);
        await Process.Installs.AddAsync("town", Of("BBBBBB", Noon));
        await Process.Installs.AddAsync("other", Of("AAAAAA", Noon));

        (await Another().Installs.ReadAsync("town", "AAAAAA")).ShouldBe([second, first]);
        (await Process.Installs.ReadAsync("town", "CCCCCC")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Last_OfEachLocation_IsByWhenItWasPutUpAndThenByWhenThatWasNoted()
    {
        var late = Of("AAAAAA", Noon, Noon.AddMinutes(1));
        var corrected = Of("BBBBBB", Noon, Noon.AddMinutes(5)) with { Note = "right" };
        foreach (var install in (Install[])[late, Of("AAAAAA", Noon.AddDays(-9), Noon.AddHours(1)), corrected, Of("BBBBBB", Noon, Noon.AddMinutes(4)) with { Note = "wrong" }])
            await Process.Installs.AddAsync("town", install);
        await Process.Installs.AddAsync("other", Of("CCCCCC", Noon));

        (await Process.Installs.ReadLastAsync("town")).ShouldBe([late, corrected], ignoreOrder: true);
    }

    [Fact]
    public async Task All_OfAnOrganisation_AreInTheOrderInWhichTheyWereNoted()
    {
        var (early, later) = (Of("BBBBBB", Noon, Noon), Of("AAAAAA", Noon.AddDays(-1), Noon.AddMinutes(1)));
        await Process.Installs.AddAsync("town", later);
        await Process.Installs.AddAsync("town", early);
        await Process.Installs.AddAsync("other", Of("AAAAAA", Noon));

        (await Process.Installs.ReadAllAsync("town").ToListAsync()).ShouldBe([early, later]);
    }

    [Fact]
    public async Task AnsweredPlates_AreThoseWithASubmissionFromTheFirstToTheLast()
    {
        var id = Guid.NewGuid();
        await Process.CommitAsync(
            Sample.Submission("AAAAAA", 1, id: id, at: Noon), Sample.Submission("AAAAAA", 2, at: Noon.AddHours(1)), Sample.Submission("AAAAAA", 3, at: Noon.AddHours(2)),
            Sample.Submission("BBBBBB", 1, at: Noon.AddHours(3)), Sample.Submission("CCCCCC", 1, at: Noon, organisation: "other"));
        // A repeated submission uses a number of a location that was never answered.
        (await Process.CommitAsync(Sample.Submission("DDDDDD", 1, id: id, at: Noon))).Outcomes().ShouldBe([Submissions.AppendOutcome.Duplicate]);

        (await Another().Answered.ReadAsync(Sample.Organisation)).ShouldBe(
            [new AnsweredPlate("AAAAAA", Noon, Noon.AddHours(2)), new AnsweredPlate("BBBBBB", Noon.AddHours(3), Noon.AddHours(3))], ignoreOrder: true);
    }

    private static Install Of(string location, DateTimeOffset at, DateTimeOffset? recordedAt = null) =>
        new(Guid.CreateVersion7(recordedAt ?? Noon), location, at, recordedAt ?? Noon, Who: null, Note: null, Longitude: null, Latitude: null);
}

public sealed class SqliteInstallTests() : InstallContract(StorageKind.Sqlite);

public sealed class PostgresInstallTests() : InstallContract(StorageKind.Postgres);
