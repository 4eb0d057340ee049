using Kazva.Silo.Import;

namespace Kazva.Silo.Tests.Import;

/// <summary>Finds the repository that the test was built from, and its samples.</summary>
internal static class Samples
{
    public static string Root { get; } = FindRoot();

    public static string StaraZagora { get; } = Path.Combine(Root, "samples", "stara-zagora");

    public static GridDefinition ReadStaraZagora() => GridDefinitionReader.Read(StaraZagora);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Kazva.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the test has Kazva.sln.");
    }
}
