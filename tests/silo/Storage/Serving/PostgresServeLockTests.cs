using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Serving;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Serving;

public sealed class PostgresServeLockTests
{
    [Fact]
    public async Task Database_ThatIsServed_IsRefusedWithItsOwnerUntilItIsLetGo()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        await using var another = await TestDatabase.CreateEmptyAsync(StorageKind.Postgres);
        var held = await PostgresServeLock.TakeAsync(database.Options);
        await using var elsewhere = await PostgresServeLock.TakeAsync(another.Options);

        var refusal = await Should.ThrowAsync<StorageInUseException>(() => PostgresServeLock.TakeAsync(database.Options));
        refusal.Message.ShouldContain($"kazva {Environment.MachineName} {Environment.ProcessId}");

        await held.DisposeAsync();
        await using var again = await PostgresServeLock.TakeAsync(database.Options);
    }
}
