using Kazva.Silo.Storage;
using Kazva.TestKit.Postgres;

namespace Kazva.Bench;

/// <summary>How a run was asked for.</summary>
/// <param name="Smoke">Everything as short as can be, to see that everything works; no value of it says anything about speed.</param>
/// <param name="Long">With what takes longer than all else together.</param>
/// <param name="Storages">The databases to measure.</param>
/// <param name="Out">Where the files are written.</param>
internal sealed record BenchOptions(bool Smoke, bool Long, IReadOnlyList<StorageKind> Storages, string Out)
{
    public const string Usage = "[--smoke | --long] [--storage sqlite|postgres] [--out FOLDER]";

    /// <returns>Null where something is not understood.</returns>
    public static BenchOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions(
            Smoke: false, Long: false,
            PostgresServer.WhyUnavailable is null ? [StorageKind.Sqlite, StorageKind.Postgres] : [StorageKind.Sqlite],
            Path.Combine(Reporting.SourceTree.Root, "artifacts", "bench"));
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--smoke": options = options with { Smoke = true }; break;
                case "--long": options = options with { Long = true }; break;
                case "--storage" when Enum.TryParse<StorageKind>(value, ignoreCase: true, out var kind): options = options with { Storages = [kind] }; i++; break;
                case "--out" when value is not null: options = options with { Out = value }; i++; break;
                default: return null;
            }
        }
        return options is { Smoke: true, Long: true } ? null : options;
    }
}
