using System.Globalization;
using System.Net;

namespace Kazva.Silo.Hosting;

/// <summary>How a process finds its cluster, and how it is reached by the others. Read from the section <c>Kazva:Cluster</c>.</summary>
internal sealed record ClusterSettings
{
    public const string Section = "Kazva:Cluster";

    /// <summary>The name of the cluster; processes of one name in one database belong together.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a cluster was asked for. Without, the process is reached by nobody but itself.</summary>
    public bool IsGiven { get; init; }

    /// <summary>The host name or address at which the other processes reach this one; the machine's own when null.</summary>
    public string? Address { get; init; }

    /// <summary>The port at which the other silos reach this one.</summary>
    public int SiloPort { get; init; }

    /// <summary>The port at which gateways and dashboards reach this silo.</summary>
    public int ClientPort { get; init; }

    /// <summary>Where a new activation is put: beside its settlement's sums (<c>Settlement</c>), or anywhere (<c>Random</c>), which is
    /// there to be measured against.</summary>
    public PlacementKind Placement { get; init; }

    /// <summary>Reads the settings. A part by itself is always of a cluster.</summary>
    /// <exception cref="SettingsException">One is wrong; the message names it.</exception>
    public static ClusterSettings From(IConfiguration configuration, Parts parts)
    {
        var section = configuration.GetSection(Section);
        var name = section[nameof(Name)];
        if (name is not null && (name.Length is 0 or > 100 || name.Any(char.IsWhiteSpace)))
            throw new SettingsException($"{Section}:Name (--cluster) is '{name}'; it should be a name of at most 100 letters, without spaces.");
        return new ClusterSettings
        {
            Name = name ?? "kazva",
            IsGiven = name is not null || parts != Parts.All,
            Address = section[nameof(Address)],
            SiloPort = Port(section, nameof(SiloPort), 11_111),
            ClientPort = Port(section, nameof(ClientPort), 30_000),
            Placement = Kind(section),
        };
    }

    private static int Port(IConfigurationSection section, string name, int otherwise)
    {
        if (section[name] is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= IPEndPoint.MaxPort
            ? port
            : throw new SettingsException($"{Section}:{name} is '{text}'; it should be a port from 1 to {IPEndPoint.MaxPort}.");
    }

    private static PlacementKind Kind(IConfigurationSection section)
    {
        if (section[nameof(Placement)] is not { } text) return PlacementKind.Settlement;
        return Enum.TryParse<PlacementKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? kind
            : throw new SettingsException($"{Section}:{nameof(Placement)} is '{text}'; it should be Settlement or Random.");
    }
}

/// <summary>Where a new activation is put.</summary>
internal enum PlacementKind
{
    /// <summary>A location and the sums that it reports to on one silo.</summary>
    Settlement,

    /// <summary>On any silo.</summary>
    Random,
}
