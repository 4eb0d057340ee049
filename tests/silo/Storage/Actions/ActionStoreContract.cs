using System.Collections.Immutable;
using System.Text.Json;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.RollUp;
using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Storage.Actions;

public abstract class ActionStoreContract(StorageKind kind) : StorageContract(kind)
{
    private static readonly Guid First = Guid.Parse("0198c0de-0000-7000-8000-000000000001");
    private static readonly Guid Second = Guid.Parse("0198c0de-0000-7000-8000-000000000002");

    [Fact]
    public async Task Changes_Appended_AreKeptAsTheyAreAndTheNewestStands()
    {
        ActionChange[] changes =
        [
            Change(First, 1) with { Place = new(GridLevel.SettlementCategory, "one/playgrounds") },
            Change(First, 2) with { Kind = ActionChangeKind.Edited, Text = Text("Нови люлки", "New swings; 'quoted' \"too\""), Who = "петър" },
            Change(First, 3) with { Kind = ActionChangeKind.Withdrawn },
        ];
        foreach (var change in changes) (await Process.Actions.AppendAsync(Sample.Organisation, change)).ShouldBeTrue();
        await Process.Actions.AppendAsync(Sample.Organisation, Change(Second, 1) with { DoneAt = Sample.Noon.AddDays(-1) });
        await Process.Actions.AppendAsync("elsewhere", Change(First, 1));

        var another = Another().Actions;
        Json(await another.ReadHistoryAsync(Sample.Organisation, First)).ShouldBe(Json(changes));
        Json(await another.ReadNewestAsync(Sample.Organisation)).ShouldBe(Json([changes[2], Change(Second, 1) with { DoneAt = Sample.Noon.AddDays(-1) }]));
        Json(await another.ReadNewestAsync("elsewhere")).ShouldBe(Json([Change(First, 1)]));
        (await another.ReadHistoryAsync(Sample.Organisation, Guid.NewGuid())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Change_WhoseNumberDoesNotFollow_IsNotWritten(int number)
    {
        await Process.Actions.AppendAsync(Sample.Organisation, Change(First, 1));

        (await Process.Actions.AppendAsync(Sample.Organisation, Change(First, number) with { Who = "late" })).ShouldBeFalse();
        (await Process.Actions.ReadHistoryAsync(Sample.Organisation, First)).ShouldHaveSingleItem().Who.ShouldBe("ana");
    }

    [Fact]
    public async Task Changes_OfTwoProcessesAtOnce_OneIsWritten()
    {
        await Process.Actions.AppendAsync(Sample.Organisation, Change(First, 1));
        var (one, other) = (Process.Actions, Another().Actions);

        var written = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).AppendAsync(Sample.Organisation, Change(First, 2)))));

        written.Count(w => w).ShouldBe(1);
        (await one.ReadHistoryAsync(Sample.Organisation, First)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Sum_OfRollUps_IsOfThePlacesAndHoursThatAreNamed()
    {
        await Process.CommitAsync(
            Sample.Submission("A", 1, score: 2, at: Sample.Noon), Sample.Submission("A", 2, score: 9, at: Sample.Noon.AddHours(1)),
            Sample.Submission("B", 1, score: 9, at: Sample.Noon.AddMinutes(30)), Sample.Submission("C", 1, score: 9, at: Sample.Noon),
            Sample.Submission("A", 1, score: 9, at: Sample.Noon, organisation: "elsewhere"));

        (await Sum(["A", "B"], Sample.Noon, Sample.Noon.AddHours(1))).ShouldBe([0, 1, 0, 0, 0, 0, 0, 0, 1, 0]);
        (await Sum(["A", "B", "none"], Sample.Noon, Sample.Noon.AddHours(2))).ShouldBe([0, 1, 0, 0, 0, 0, 0, 0, 2, 0]);
        (await Sum([], Sample.Noon, Sample.Noon.AddHours(2))).ShouldBe(new int[10]);
        (await Sum(["A"], Sample.Noon.AddHours(2), Sample.Noon.AddHours(2))).ShouldBe(new int[10]);
    }

    private Task<ImmutableArray<int>> Sum(ImmutableArray<string> ids, DateTimeOffset from, DateTimeOffset to) =>
        Process.RollUps.SumAsync(Sample.Organisation, GridLevel.Location, ids, from, to);

    private static ActionChange Change(Guid action, int number) => new(
        action, number, ActionChangeKind.Published, new(GridLevel.Location, "K7Q2MD"), Text("Поправена люлка", "A mended swing"),
        Sample.Noon, Sample.Noon.AddMinutes(number).AddMilliseconds(7), "ana");

    private static LocalText Text(string bg, string en) => new(ImmutableSortedDictionary<string, string>.Empty.Add("bg", bg).Add("en", en));

    private static string Json(IEnumerable<ActionChange> changes) => JsonSerializer.Serialize(changes);
}

public sealed class SqliteActionStoreTests() : ActionStoreContract(StorageKind.Sqlite);

public sealed class PostgresActionStoreTests() : ActionStoreContract(StorageKind.Postgres);
