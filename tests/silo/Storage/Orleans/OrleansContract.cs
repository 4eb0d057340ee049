using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage.Orleans;

/// <summary>A PostgreSQL database with our tables, and the statements that Orleans finds in it. None of it needs Orleans.</summary>
public abstract class OrleansContract : IAsyncLifetime
{
    private TestDatabase _database = null!;

    internal OrleansStatements Orleans { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(StorageKind.Postgres);
        Orleans = await OrleansStatements.LoadAsync(_database.Options.Postgres!);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Orleans is not null) await Orleans.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}

public sealed class OrleansQueryTests : OrleansContract
{
    /// <summary>The clustering and the reminder provider refuse to start unless each of theirs is there; the storage
    /// provider needs the last four.</summary>
    [Fact]
    public void Keys_ThatTheProvidersLoad_AreAllThere() => Orleans.Keys.ShouldBe(
        [
            "GatewaysQueryKey", "MembershipReadRowKey", "MembershipReadAllKey", "InsertMembershipVersionKey", "UpdateIAmAlivetimeKey",
            "InsertMembershipKey", "UpdateMembershipKey", "DeleteMembershipTableEntriesKey", "CleanupDefunctSiloEntriesKey",
            "ReadReminderRowsKey", "ReadRangeRows1Key", "ReadRangeRows2Key", "ReadReminderRowKey", "UpsertReminderRowKey",
            "DeleteReminderRowKey", "DeleteReminderRowsKey",
            "WriteToStorageKey", "ReadFromStorageKey", "ClearStorageKey", "DeleteStorageKey",
        ], ignoreOrder: true);
}
