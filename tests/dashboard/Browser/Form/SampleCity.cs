using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>The sample city, served as a citizen would find it, with one place that a dozen have answered about.</summary>
public sealed class SampleCity : IAsyncLifetime
{
    private TestDatabase _database = null!;

    internal KazvaServer Server { get; private set; } = null!;

    internal Grid Grid { get; private set; } = null!;

    internal Uri Citizens => Server.Citizens.BaseAddress!;

    /// <summary>A place that was answered about.</summary>
    internal string Playground => Code("playgrounds");

    public async ValueTask InitializeAsync()
    {
        Grid = GridDefinitionReader.Read(Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora")).Grid.ShouldNotBeNull();
        var retired = Grid.Locations.Last(l => l.Category == "playgrounds");
        Grid = Grid with { Locations = Grid.Locations.Replace(retired, retired with { Retired = true }) };
        _database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        Server = await KazvaServer.StartAsync(_database, Grid);
        foreach (var score in new[] { 9, 8, 10, 7, 3, 8, 9, 5, 8, 2, 10, 8 }) await Server.Citizens.Accepted(Playground, score);
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A plate of a category.</summary>
    internal string Code(string category) => Grid.Locations.First(l => l.Category == category && !l.Retired).Code;

    /// <summary>A plate that is out of use.</summary>
    internal string Retired => Grid.Locations.First(l => l.Retired).Code;
}
