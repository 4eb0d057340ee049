using System.Net.Http.Json;
using System.Text.Json;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Kit;

/// <summary>Tests with the whole program, each with a database and addresses of its own.</summary>
public abstract class ServedTests : IAsyncLifetime
{
    private protected TestDatabase Database { get; private set; } = null!;

    private protected KazvaServer Server { get; private set; } = null!;

    private protected virtual string[] Settings => [];

    public virtual async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await Prepare();
        Server = await KazvaServer.StartAsync(Database, settings: Settings);
    }

    /// <summary>Puts into the database what is there before the program starts.</summary>
    private protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Stops the program and starts it with the same database.</summary>
    /// <param name="meanwhile">What happens while it is gone.</param>
    private protected async Task Restart(Func<Task>? meanwhile = null)
    {
        await Server.DisposeAsync();
        Server = null!;
        if (meanwhile is not null) await meanwhile();
        Server = await KazvaServer.StartAsync(Database, settings: Settings);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Server is not null) await Server.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
    }

    private protected static Uri At(string path) => new(path, UriKind.Relative);

    private protected Task<JsonElement> Get(string path) => Server.Staff.GetFromJsonAsync<JsonElement>(At(path));
}
