using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Kazva.Contracts.Tests;

/// <summary>A checked-in file that tells what the last release wrote on the wire. <c>KAZVA_WRITE_CONTRACTS</c> has the tests write it:
/// <c>add</c> at a release, which changes nothing that was released; <c>anew</c> as long as nothing was released.</summary>
internal static class ContractFile
{
    public const string Command = "KAZVA_WRITE_CONTRACTS=add dotnet test tests/grains -p:GrainHost=Orleans --filter Contracts";

    /// <summary>How the file is to be written, if the run was told to.</summary>
    public static string? Write { get; } = Environment.GetEnvironmentVariable("KAZVA_WRITE_CONTRACTS") switch
    {
        null or "" => null,
        "add" => "add",
        "anew" => "anew",
        var other => throw new InvalidOperationException($"KAZVA_WRITE_CONTRACTS is '{other}'; it may be add or anew."),
    };

    private static readonly FrozenDictionary<string, ImmutableArray<string>> Found = new[] { "contracts.txt", "golden.txt" }
        .ToFrozenDictionary(name => name, name => Lines(PathOf(name)), StringComparer.Ordinal);

    /// <summary>The lines as they were when the run began, without those that begin with #.</summary>
    public static ImmutableArray<string> Read(string name) => Found[name];

    /// <summary>Writes the file and says so; the run is then no test.</summary>
    public static void Save(string name, string title, IEnumerable<string> lines)
    {
        var version = GrainContracts.Assembly.GetName().Version!.ToString(3);
        File.WriteAllLines(PathOf(name), [$"# {title} of version {version}. Written by a test run: {Command}", .. lines]);
        Assert.Skip($"{name} was written. Look at what changed in it, then run the tests without KAZVA_WRITE_CONTRACTS.");
    }

    private static ImmutableArray<string> Lines(string path) =>
        [.. (File.Exists(path) ? File.ReadAllLines(path) : []).Where(line => line.Length > 0 && line[0] != '#')];

    private static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}
