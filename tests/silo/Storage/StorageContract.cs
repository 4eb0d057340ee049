using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Storage;

/// <summary>What holds on both databases. Each process is a set of services of its own over the one database.</summary>
public abstract class StorageContract(StorageKind kind) : IAsyncLifetime
{
    private readonly List<StorageProcess> _processes = [];
    private TestDatabase _database = null!;

    protected StorageOptions Options => _database.Options;

    internal ManualTimeProvider Clock { get; } = new();

    internal StorageProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(kind);
        Process = Another();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var process in _processes) await process.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    internal StorageProcess Another() => Add(Options);

    /// <summary>One that waits for others as long as the program does, rather than as short as tests of what is out of reach do.</summary>
    internal StorageProcess Patient() => Add(new StorageOptions { Storage = Options.Storage, Data = Options.Data, Postgres = Options.Postgres });

    private StorageProcess Add(StorageOptions options)
    {
        var process = new StorageProcess(options, Clock);
        _processes.Add(process);
        return process;
    }
}
