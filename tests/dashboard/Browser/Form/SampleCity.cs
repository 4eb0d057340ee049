using System.Net.Http.Json;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>The sample city, served as a citizen would find it, with one place that a dozen have answered about.</summary>
public sealed class SampleCity : IAsyncLifetime
{
    private TestDatabase _database = null!;

    internal KazvaServer Server { get; private set; } = null!;

    internal Grid Grid { get; private set; } = null!;

    /// <summary>Whether the grains can be reached, as a test wishes.</summary>
    internal SwitchedConnection Connection { get; } = new();

    internal Uri Citizens => Server.Citizens.BaseAddress!;

    /// <summary>A place that was answered about.</summary>
    internal string Playground => Code("playgrounds");

    public async ValueTask InitializeAsync()
    {
        Grid = GridDefinitionReader.Read(Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora")).Grid.ShouldNotBeNull();
        var retired = Grid.Locations.Last(l => l.Category == "playgrounds");
        Grid = Grid with { Locations = Grid.Locations.Replace(retired, retired with { Retired = true }) };
        _database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        Server = await KazvaServer.StartAsync(_database, Grid, builder => builder.Services.AddSingleton<IGridConnection>(Connection));
        foreach (var score in new[] { 9, 8, 10, 7, 3, 8, 9, 5, 8, 2, 10, 8 }) await Server.Citizens.Accepted(Playground, score);
        using var done = await Server.Staff.PostAsJsonAsync(new Uri("/api/v1/actions", UriKind.Relative), new
        {
            place = new { level = "location", id = Playground },
            text = new { bg = "Нови люлки и осветление.", en = "New swings and lights." },
            doneAt = DateTimeOffset.UtcNow.AddDays(-3),
        });
        done.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    /// <summary>A plate of a category.</summary>
    internal string Code(string category) => Grid.Locations.First(l => l.Category == category && !l.Retired).Code;

    /// <summary>What somebody types who mistakes one character of a code.</summary>
    internal static string Mistyped(string code) => $"{code[..2]}{(code[2] == 'X' ? 'Y' : 'X')}{code[3..]}";

    /// <summary>A plate that is out of use.</summary>
    internal string Retired => Grid.Locations.First(l => l.Retired).Code;
}

/// <summary>A connection to the grains that a test loses and finds again.</summary>
internal sealed class SwitchedConnection : IGridConnection
{
    /// <inheritdoc/>
    public bool IsLost { get; set; }

    /// <inheritdoc/>
    public bool IsPassing(Exception exception) => false;
}
