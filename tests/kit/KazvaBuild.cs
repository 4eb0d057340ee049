using Xunit;

namespace Kazva.TestKit;

/// <summary>The program as it was built, beside the tests that are running and in the same configuration.</summary>
public static class KazvaBuild
{
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The build that the tests themselves belong to.</summary>
    public static string Own { get; } = In(Path.Combine(AppContext.BaseDirectory, "..", ".."));

    /// <summary>The build for a cluster.</summary>
    public static string Cluster { get; } = In(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "orleans", "bin"));

    /// <summary>Skips the test that calls this, and says why, unless there is a build for a cluster.</summary>
    public static void SkipWithoutCluster() => Assert.SkipUnless(
        File.Exists(Cluster), "Needs the build for a cluster (dotnet build silo -p:GrainHost=Orleans), whose packages are not in every registry.");

    private static string In(string bin) => Path.GetFullPath(Path.Combine(bin, "Kazva.Silo", Configuration, "kazva.dll"));
}
