namespace Kazva.Silo.Tests.Storage.Orleans;

public sealed class OrleansReminderTests : OrleansContract
{
    private static readonly DateTime Noon = Sample.Noon.UtcDateTime;

    [Fact]
    public async Task Reminder_WrittenTwice_IsTheSecondWithANewVersion()
    {
        var first = await UpsertAsync("a", "report", hash: 5);
        var second = await UpsertAsync("a", "report", hash: 5, period: 3_000_000_000L, due: Noon.AddHours(1));
        await UpsertAsync("a", "other", hash: 5);

        second.ShouldNotBe(first);
        (await ReadAsync("ReadReminderRowKey", ("GrainId", "a"), ("ReminderName", "report")))
            .ShouldBe([new Row("a", "report", Noon.AddHours(1), 3_000_000_000, second)]);
        (await ReadAsync("ReadReminderRowsKey", ("GrainId", "a"))).Select(row => row.Name).ShouldBe(["report", "other"], ignoreOrder: true);
        (await ReadAsync("ReadReminderRowKey", ("GrainId", "b"), ("ReminderName", "report"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ReadRangeRows1Key", -10, 10, new[] { 0, 10 })]
    [InlineData("ReadRangeRows1Key", int.MinValue, -10, new[] { -10 })]
    [InlineData("ReadRangeRows2Key", 10, -10, new[] { int.MinValue, -10, int.MaxValue })]
    [InlineData("ReadRangeRows2Key", 0, 0, new[] { int.MinValue, -10, 0, 10, int.MaxValue })]
    public async Task Range_OfHashes_ExcludesItsBeginAndIncludesItsEnd(string key, int begin, int end, int[] expected)
    {
        foreach (var hash in new[] { int.MinValue, -10, 0, 10, int.MaxValue }) await UpsertAsync($"{hash}", "r", hash);
        await UpsertAsync("elsewhere", "r", 5, service: "another");

        var rows = await ReadAsync(key, ("BeginHash", begin), ("EndHash", end));

        rows.Select(row => row.Grain).ShouldBe(expected.Select(hash => $"{hash}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Reminder_Deleted_IsThatOfTheVersion()
    {
        var old = await UpsertAsync("a", "r", hash: 5);
        var version = await UpsertAsync("a", "r", hash: 5);

        (await DeleteAsync(old)).ShouldBeFalse();
        (await DeleteAsync(version)).ShouldBeTrue();
        (await DeleteAsync(version)).ShouldBeFalse();

        await UpsertAsync("a", "r", hash: 5);
        (await DeleteAsync(old)).ShouldBeFalse();
        (await DeleteAsync(version)).ShouldBeFalse();
        (await ReadAsync("ReadReminderRowsKey", ("GrainId", "a"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Reminders_OfService_AreDeletedWithoutThoseOfAnother()
    {
        await UpsertAsync("a", "r", hash: 5);
        await UpsertAsync("a", "r", hash: 5, service: "another");

        await Orleans.ReadAsync("DeleteReminderRowsKey", _ => 0, ("ServiceId", "kazva"));

        (await ReadAsync("ReadReminderRowsKey", ("GrainId", "a"))).ShouldBeEmpty();
        (await Orleans.ReadAsync("ReadReminderRowsKey", Read, ("ServiceId", "another"), ("GrainId", "a"))).Count.ShouldBe(1);
    }

    /// <param name="period">Periods up to 24 days come as int, longer ones as long.</param>
    private async Task<int> UpsertAsync(string grain, string name, int hash, object? period = null, DateTime? due = null, string service = "kazva") =>
        (await Orleans.ReadAsync("UpsertReminderRowKey", row => (int)row["Version"],
            ("ServiceId", service), ("GrainHash", hash), ("GrainId", grain), ("ReminderName", name), ("StartTime", due ?? Noon), ("Period", period ?? 60_000)))
        .ShouldHaveSingleItem();

    private Task<bool> DeleteAsync(int version) =>
        Orleans.AskAsync("DeleteReminderRowKey", ("ServiceId", "kazva"), ("GrainId", "a"), ("ReminderName", "r"), ("Version", version));

    private Task<List<Row>> ReadAsync(string key, params (string Name, object? Value)[] parameters) =>
        Orleans.ReadAsync(key, Read, [("ServiceId", "kazva"), .. parameters]);

    private static Row Read(Npgsql.NpgsqlDataReader row) => new(
        (string)row["GrainId"], (string)row["ReminderName"], row.GetDateTime(row.GetOrdinal("StartTime")),
        row.GetInt64(row.GetOrdinal("Period")), (int)row["Version"]);

    private sealed record Row(string Grain, string Name, DateTime Due, long Period, int Version);
}
