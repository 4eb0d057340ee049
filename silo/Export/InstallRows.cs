using System.Globalization;
using Kazva.Dashboard.Plates.Installs;

namespace Kazva.Silo.Export;

/// <summary>What an export says of when and where plates were put up. Times are RFC 3339 in UTC.</summary>
internal static class InstallRows
{
    /// <summary>The columns of <c>installs.csv</c>.</summary>
    public static readonly string[] Columns = ["location", "at", "recorded_at", "who", "note", "lon", "lat"];

    public static string?[] Of(Install install) =>
    [
        install.Location, ExportRows.Time(install.At), ExportRows.Time(install.RecordedAt), install.Who, install.Note,
        install.Longitude?.ToString(CultureInfo.InvariantCulture), install.Latitude?.ToString(CultureInfo.InvariantCulture),
    ];
}
