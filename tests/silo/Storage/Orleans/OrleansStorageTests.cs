using System.Data;
using System.Globalization;
using Npgsql;

namespace Kazva.Silo.Tests.Storage.Orleans;

public sealed class OrleansStorageTests : OrleansContract
{
    private readonly Grain _grain = new("stara-zagora/K7Q2MD");

    [Fact]
    public async Task State_OfGrain_IsWrittenReadAndOverwrittenByWhoHasItsVersion()
    {
        (await ReadAsync(_grain)).ShouldBeNull();

        var first = (await WriteAsync(_grain, null, 1)).ShouldNotBeNull();
        (await ReadAsync(_grain)).ShouldBe(new State(1, first));
        var second = (await WriteAsync(_grain, first, 2)).ShouldNotBeNull();

        (await WriteAsync(_grain, first, 3)).ShouldBeNull();
        (await WriteAsync(_grain, null, 4)).ShouldBeNull();
        (await ReadAsync(_grain)).ShouldBe(new State(2, second));
    }

    [Fact]
    public async Task FirstWrites_OfOneGrainAtOnce_SucceedOnce()
    {
        await using var one = await Orleans.OpenAsync();
        await using var other = await Orleans.OpenAsync();
        await using var transaction = await one.BeginTransactionAsync();
        (await WriteAsync(_grain, null, 1, one)).ShouldNotBeNull();

        var waiting = WriteAsync(_grain, null, 2, other);
        waiting.IsCompleted.ShouldBeFalse(); // For what becomes of the first.
        await transaction.CommitAsync();

        (await waiting).ShouldBeNull();
        (await ReadAsync(_grain)).ShouldNotBeNull().Payload.ShouldBe<byte?>(1);
    }

    [Fact]
    public async Task FirstWrites_OfManyWithoutExtension_SucceedOnce()
    {
        var grain = new Grain(null, N1: 42);

        var written = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => WriteAsync(grain, null, (byte)i))));

        written.Count(version => version is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Updates_FromOneVersionAtOnce_SucceedOnce()
    {
        var version = await WriteAsync(_grain, null, 1);

        var written = await Task.WhenAll(Enumerable.Range(2, 8).Select(i => Task.Run(() => WriteAsync(_grain, version, (byte)i))));

        written.Count(next => next is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Grains_ThatDifferInOnePartOfTheirIdentity_AreDifferentGrains()
    {
        Grain[] grains =
        [
            new(null, N1: 1), new("a", N1: 1), new("b", N1: 1), new("A", N1: 1), new("", N1: 1),
            new("a", N0: 1), new("a", Type: "other"), new("a", N1: 1, Service: "other"),
        ];

        for (var i = 0; i < grains.Length; i++) (await WriteAsync(grains[i], null, (byte)i)).ShouldNotBeNull();

        for (var i = 0; i < grains.Length; i++) (await ReadAsync(grains[i])).ShouldNotBeNull().Payload.ShouldBe<byte?>((byte)i);
    }

    [Fact]
    public async Task State_ThatWasCleared_HasAVersionAndNothingElse()
    {
        var version = await WriteAsync(_grain, null, 1);

        (await RemoveAsync("ClearStorageKey", _grain, version + 1)).ShouldBeNull();
        var cleared = (await RemoveAsync("ClearStorageKey", _grain, version)).ShouldNotBeNull();

        (await ReadAsync(_grain)).ShouldBe(new State(null, cleared));
        (await WriteAsync(_grain, version, 2)).ShouldBeNull();
        (await WriteAsync(_grain, cleared, 3)).ShouldNotBeNull();
    }

    [Fact]
    public async Task State_ThatWasDeletedAndWrittenAgain_CannotBeOverwrittenByWhoHeldTheOld()
    {
        var old = await WriteAsync(_grain, null, 1);

        (await RemoveAsync("DeleteStorageKey", _grain, old + 1)).ShouldBeNull();
        var answer = (await RemoveAsync("DeleteStorageKey", _grain, old)).ShouldNotBeNull();
        (await ReadAsync(_grain)).ShouldBeNull();
        await WriteAsync(_grain, null, 2);

        old.ShouldNotBe(answer);
        (await WriteAsync(_grain, old, 3)).ShouldBeNull();
        (await ReadAsync(_grain)).ShouldNotBeNull().Payload.ShouldBe<byte?>(2);
    }

    private async Task<int?> WriteAsync(Grain grain, int? version, byte payload, NpgsqlConnection? on = null)
    {
        await using var own = on is null ? await Orleans.OpenAsync() : null;
        var rows = await Orleans.ReadAsync(own ?? on!, "WriteToStorageKey", row => Convert.ToInt32(row["NewGrainStateVersion"], CultureInfo.InvariantCulture),
            [.. grain.Parameters, Version(version), ("PayloadBinary", new[] { payload })]);
        return rows is [] ? null : rows.ShouldHaveSingleItem();
    }

    private async Task<State?> ReadAsync(Grain grain)
    {
        var rows = await Orleans.ReadAsync("ReadFromStorageKey",
            row => new State((row["PayloadBinary"] as byte[])?[0], (int)row["Version"]), [.. grain.Parameters]);
        return rows is [] ? null : rows.ShouldHaveSingleItem();
    }

    private async Task<int?> RemoveAsync(string key, Grain grain, int? version)
    {
        var rows = await Orleans.ReadAsync(key, row => Convert.ToInt32(row.GetValue(0), CultureInfo.InvariantCulture), [.. grain.Parameters, Version(version)]);
        return rows is [] ? null : rows.ShouldHaveSingleItem();
    }

    private static (string Name, object? Value) Version(int? version) =>
        ("GrainStateVersion", version ?? (object)new OrleansStatements.Null(DbType.Int32));

    private sealed record State(byte? Payload, int Version);

    private sealed record Grain(string? Extension, long N0 = 0, long N1 = 0, string Type = "snapshot", string Service = "kazva")
    {
        public (string Name, object? Value)[] Parameters =>
        [
            ("GrainIdHash", 7), ("GrainIdN0", N0), ("GrainIdN1", N1), ("GrainTypeHash", 8), ("GrainTypeString", Type),
            ("GrainIdExtensionString", Extension ?? (object)new OrleansStatements.Null(DbType.String)), ("ServiceId", Service),
        ];
    }
}
