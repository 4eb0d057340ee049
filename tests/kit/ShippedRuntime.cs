using System.Diagnostics;

namespace Kazva.TestKit;

/// <summary>The variables of .NET with which Kazva is deployed: those of the Dockerfile and of the units of systemd, which say why.</summary>
public static class ShippedRuntime
{
    private static readonly (string Name, string Value)[] Variables = [("DOTNET_GCgen0size", "0x1000000")];

    /// <summary>As they are written in both.</summary>
    public static IEnumerable<string> Assignments => Variables.Select(variable => $"{variable.Name}={variable.Value}");

    /// <summary>Starts a process with them.</summary>
    public static void Set(ProcessStartInfo start)
    {
        foreach (var (name, value) in Variables) start.Environment[name] = value;
    }
}
