using Microsoft.Extensions.DependencyInjection;

namespace Kazva.TestKit.Hosts;

/// <summary>What a test has to know of what hosts the grains: here the process itself.</summary>
public static class GrainHost
{
    /// <summary>The settings of a server that shares nothing with others.</summary>
    internal static string[] Settings() => [];

    /// <summary>A clock that a test registers is every part's.</summary>
    internal static void KeepTime(IServiceCollection services) { }

    /// <summary>The tables in which machines of ours, and no citizen's, have their addresses.</summary>
    public static string[] AddressTables { get; } = [];

    /// <summary>The table of the grains' states in a database.</summary>
    public static string StatesTable => "grain_states";
}
