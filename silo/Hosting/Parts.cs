namespace Kazva.Silo.Hosting;

/// <summary>What one process does. In a cluster each part can be a process of its own, as many of each as wanted.</summary>
[Flags]
internal enum Parts
{
    /// <summary>Runs grains.</summary>
    Silo = 1,

    /// <summary>Serves citizens.</summary>
    Gateway = 2,

    /// <summary>Serves staff.</summary>
    Dashboard = 4,

    /// <summary>Everything in one process.</summary>
    All = Silo | Gateway | Dashboard,
}

/// <summary>What this process does, and in which cluster; null when it is alone.</summary>
internal sealed record Role(Parts Parts, string? Cluster);
