using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;

namespace Kazva.Silo.Tests.Storage.Grids;

public abstract class GridStoreContract(StorageKind kind) : StorageContract(kind)
{
    [Fact]
    public async Task Grids_Saved_AreLoadedInTheirLatestVersion()
    {
        await Process.Grids.SaveAsync("b", 1, """{"name":"Стара Загора"}""");
        await Process.Grids.SaveAsync("a", 1, "{}");
        await Process.Grids.SaveAsync("b", 2, """{"name":"Нова Загора"}""");

        var grids = await Another().Grids.LoadAllAsync();

        grids.ShouldBe([new StoredGrid("a", 1, "{}"), new StoredGrid("b", 2, """{"name":"Нова Загора"}""")]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Version_ThatDoesNotFollow_IsRefused(int version)
    {
        await Process.Grids.SaveAsync("a", 1, "first");

        await Should.ThrowAsync<GridVersionException>(() => Process.Grids.SaveAsync("a", version, "other"));

        (await Process.Grids.LoadAllAsync()).ShouldBe([new StoredGrid("a", 1, "first")]);
    }

    [Fact]
    public async Task Version_SavedByTwoAtOnce_IsSavedByOne()
    {
        var other = Another();
        async Task<bool> SavesAsync(StorageProcess process, string json)
        {
            try
            {
                await process.Grids.SaveAsync("a", 1, json);
                return true;
            }
            catch (GridVersionException)
            {
                return false;
            }
        }

        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => SavesAsync(i % 2 == 0 ? Process : other, $"{i}"))));

        saved.Count(yes => yes).ShouldBe(1);
        (await Process.Grids.LoadAllAsync()).ShouldHaveSingleItem().Json.ShouldBe($"{Array.IndexOf(saved, true)}");
    }
}

public sealed class SqliteGridStoreTests() : GridStoreContract(StorageKind.Sqlite);

public sealed class PostgresGridStoreTests() : GridStoreContract(StorageKind.Postgres);
