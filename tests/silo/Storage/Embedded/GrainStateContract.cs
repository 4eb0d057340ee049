using System.Text;
using Kazva.Embedded;
using Kazva.Silo.Storage;

namespace Kazva.Silo.Tests.Storage.Embedded;

public abstract class GrainStateContract(StorageKind kind) : StorageContract(kind)
{
    private static readonly GrainId Grain = GrainId.Create("location", "stara-zagora/K7Q2MD");

    [Fact]
    public async Task State_Written_IsReadBackWithItsETag()
    {
        (await ReadAsync()).ShouldBeNull();
        var first = await WriteAsync("едно", etag: null);
        var second = await WriteAsync("две", first);

        var stored = await Another().States.ReadAsync("windows", Grain, CancellationToken.None);

        second.ShouldNotBe(first, StringComparer.Ordinal);
        stored!.ETag.ShouldBe(second);
        Encoding.UTF8.GetString(stored.Payload.Span).ShouldBe("две");
        (await Process.States.ReadAsync("alarms", Grain, CancellationToken.None)).ShouldBeNull();
        (await Process.States.ReadAsync("windows", Grain with { Type = "settlement" }, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task State_WrittenWithOldETag_IsRefused()
    {
        var first = await WriteAsync("1", etag: null);
        await WriteAsync("2", first);

        await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync("3", first));
        await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync("3", etag: null));
        await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync("3", "not one of ours"));

        Encoding.UTF8.GetString((await ReadAsync())!.Payload.Span).ShouldBe("2");
    }

    [Fact]
    public async Task TwoFirstWrites_OfOneGrain_SucceedOnce()
    {
        var other = Another();
        async Task<bool> WritesAsync(StorageProcess process)
        {
            try
            {
                await process.States.WriteAsync("windows", Grain, "x"u8.ToArray(), null, CancellationToken.None);
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }

        var written = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => WritesAsync(i % 2 == 0 ? Process : other))));

        written.Count(yes => yes).ShouldBe(1);
    }

    [Fact]
    public async Task State_Cleared_IsGoneAndItsETagNeverComesBack()
    {
        var etag = await WriteAsync("1", etag: null);
        await Should.ThrowAsync<InconsistentStateException>(() => Process.States.ClearAsync("windows", Grain, "17", CancellationToken.None));
        await Should.ThrowAsync<InconsistentStateException>(() => Process.States.ClearAsync("windows", Grain, null, CancellationToken.None));

        await Process.States.ClearAsync("windows", Grain, etag, CancellationToken.None);

        (await ReadAsync()).ShouldBeNull();
        await Process.States.ClearAsync("windows", Grain, null, CancellationToken.None);
        await WriteAsync("2", etag: null);
        await Should.ThrowAsync<InconsistentStateException>(() => WriteAsync("3", etag));
    }

    [Fact]
    public async Task States_OfManyGrainsAtOnce_AreAllWritten()
    {
        var grains = Enumerable.Range(0, 500).Select(i => GrainId.Create("location", $"L{i}")).ToList();

        await Task.WhenAll(grains.Select(g => Process.States.WriteAsync("windows", g, Encoding.UTF8.GetBytes(g.Key), null, CancellationToken.None)));

        foreach (var grain in grains)
        {
            var stored = await Process.States.ReadAsync("windows", grain, CancellationToken.None);
            Encoding.UTF8.GetString(stored!.Payload.Span).ShouldBe(grain.Key);
        }
    }

    private Task<StoredState?> ReadAsync() => Process.States.ReadAsync("windows", Grain, CancellationToken.None);

    private Task<string> WriteAsync(string payload, string? etag) =>
        Process.States.WriteAsync("windows", Grain, Encoding.UTF8.GetBytes(payload), etag, CancellationToken.None);
}

public sealed class SqliteGrainStateTests() : GrainStateContract(StorageKind.Sqlite);

public sealed class PostgresGrainStateTests() : GrainStateContract(StorageKind.Postgres);
