using System.Collections.Immutable;

namespace Kazva.Windows;

/// <summary>The content of <see cref="RollingWindows"/>, immutable and compact: one number per tier, bucket and score
/// that has any answers, rising. <see cref="WindowEntry"/> says how a number is made up.</summary>
[GenerateSerializer, Immutable, Alias("kazva.windows")]
public sealed record WindowsSnapshot([property: Id(0)] ImmutableArray<long> Entries)
{
    /// <summary>No answers.</summary>
    public static WindowsSnapshot Empty { get; } = new([]);
}
