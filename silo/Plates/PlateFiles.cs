using System.Collections.Immutable;
using Kazva.Dashboard.Plates;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Plates;

/// <summary>What plates are written as.</summary>
internal enum PlateFormat
{
    /// <summary>One file for a printer, a page a plate.</summary>
    Pdf,

    /// <summary>A file a plate, for other designs.</summary>
    Svg,

    /// <summary>A file a plate, for screens and documents.</summary>
    Png,
}

/// <summary>Writes plates to files. Each appears whole or not at all, and none takes the place of another unasked.</summary>
/// <param name="Target">Of PDF, and of one plate when it ends as the format does, the file; otherwise the folder, whose files are called by the codes.</param>
internal sealed record PlateFiles(string Target, PlateFormat Format, PlateSize Size, bool MayReplace)
{
    private string Ending => $".{Format.ToString().ToLowerInvariant()}";

    private bool IsFile => Format == PlateFormat.Pdf || Target.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Sees that nothing stands in the way, before anything is drawn.</summary>
    /// <exception cref="SettingsException">Something does.</exception>
    public void Check(ImmutableArray<Plate> plates)
    {
        if (IsFile && Directory.Exists(Target)) throw new SettingsException($"--out is the folder {Target}; name a file in it. Nothing was written.");
        if (!IsFile && File.Exists(Target)) throw new SettingsException($"--out is the file {Target}; {Ending[1..]} files are written to a folder. Nothing was written.");
        if (Format != PlateFormat.Pdf && IsFile && plates.Length > 1)
            throw new SettingsException($"--out is one file, and there are {plates.Length} plates; name a folder. Nothing was written.");
        if (MayReplace) return;
        var there = plates.Select(FileOf).Distinct(StringComparer.Ordinal).Where(File.Exists).ToList();
        if (there.Count > 0)
            throw new SettingsException($"There is {there[0]} already{(there.Count > 1 ? $", and {there.Count - 1} more" : "")}; --force replaces it. Nothing was written.");
    }

    /// <summary>Writes them.</summary>
    /// <param name="title">Of a document of several.</param>
    /// <param name="drawn">Is called after each plate.</param>
    public void Write(ImmutableArray<Plate> plates, string title, Action drawn, CancellationToken cancellationToken)
    {
        if (Format == PlateFormat.Pdf) Replace(Target, file => PlatePrinter.Pdf(file, title, plates.Select(Told), Size));
        else
            foreach (var plate in plates)
                Replace(FileOf(Told(plate)), file => file.Write(Format == PlateFormat.Svg ? PlatePrinter.Svg(plate, Size) : PlatePrinter.Png(plate, Size)));

        Plate Told(Plate plate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            drawn();
            return plate;
        }
    }

    private string FileOf(Plate plate) => IsFile ? Target : Path.Combine(Target, plate.Code + Ending);

    private void Replace(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}");
        try
        {
            using (var file = new FileStream(unfinished, FileMode.Create)) write(file);
            File.Move(unfinished, path, MayReplace);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
