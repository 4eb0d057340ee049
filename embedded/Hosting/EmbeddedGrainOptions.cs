using System.Reflection;
using System.Text.Json;

namespace Kazva.Embedded;

/// <summary>How the host of one process runs its grains.</summary>
public sealed class EmbeddedGrainOptions
{
    internal HashSet<Assembly> Assemblies { get; } = [];

    /// <summary>A call that takes longer fails with <see cref="TimeoutException"/>; its turn goes on.
    /// It is noticed up to a fifth of it later, and no more than 6 s.
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Default 30 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an activation may be idle before it is deactivated. Default 15 min.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Default 1 min.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long <c>OnDeactivateAsync</c> may take before it is given up. Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The shortest period of a reminder. Default 1 min.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a stop waits for running and waiting calls before it deactivates grains all the same. Default 10 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stop takes at most. Default 30 s.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How states are written as JSON.</summary>
    public JsonSerializerOptions StateJson { get; set; } = new(JsonSerializerDefaults.Web);

    /// <summary>Hosts the grain classes of an assembly.</summary>
    public EmbeddedGrainOptions AddGrainsFrom(Assembly assembly)
    {
        Assemblies.Add(assembly);
        return this;
    }
}
