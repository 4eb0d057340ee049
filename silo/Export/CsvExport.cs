using CsvHelper;

namespace Kazva.Silo.Export;

/// <summary>Writes a CSV file (RFC 4180, UTF-8).</summary>
internal static class CsvExport
{
    private const int ToldEvery = 10_000;

    // A comment that starts like a formula must not run in the spreadsheet of who opens it.
    private static readonly CsvWriterOptions Format = new() { Injection = CsvInjection.Escape };

    /// <summary>Writes beside the target and renames at the end, so that a file of that name is always whole.</summary>
    /// <returns>The number of rows below the header.</returns>
    public static async Task<long> Write(
        string path, string[] header, IAsyncEnumerable<string?[]> rows, Action<long> progress, CancellationToken cancellationToken)
    {
        var count = 0L;
        var partial = path + ".partial";
        await using (var csv = CsvWriter.Create(File.Create(partial), Format, leaveOpen: false))
        {
            csv.WriteHeader(header);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                await csv.WriteRecordAsync(row!, cancellationToken);
                if (++count % ToldEvery == 0) progress(count);
            }
        }
        File.Move(partial, path, overwrite: true);
        return count;
    }
}
