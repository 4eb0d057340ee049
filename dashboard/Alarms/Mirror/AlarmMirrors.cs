using System.Collections.Concurrent;
using Kazva.Dashboard.Hub;
using Kazva.Definition;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Alarms.Mirror;

/// <summary>One <see cref="AlarmMirror"/> for each organisation, kept running while the program does.</summary>
internal sealed class AlarmMirrors(
    IGridCatalog catalog, IGrainFactory grains, IGridConnection connection, IHubContext<GridHub> hub, TimeProvider time, ILogger<AlarmMirror> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, AlarmMirror> _mirrors = new(StringComparer.Ordinal);

    /// <summary>The mirror of an organisation, if it has begun.</summary>
    public AlarmMirror? Of(string organisation) => _mirrors.GetValueOrDefault(organisation);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.Grids.Select(grid =>
            _mirrors.GetOrAdd(grid.Id, id => new AlarmMirror(id, catalog, grains, connection, hub, time, logger)).Run(stoppingToken)));
}
