using Kazva.Windows;

namespace Kazva.RollUp;

/// <summary>What a source tells those who add up: its whole content, never a difference, with a version.
/// One version of one source under one definition always has one content, so a lost, repeated or late report does no harm.
/// Of two reports of one source, the one with the higher <see cref="Order"/> is the newer.</summary>
/// <param name="Source">The location's code, or the name of the area's register (see <see cref="Areas.GridNode.Source"/>);
/// to the feed, the area's id.</param>
/// <param name="Version">Of a location, the last number that the content includes; of an area, the sum of its locations' versions,
/// so that it too rises with every submission under it; it falls only when a new definition takes a location away.</param>
/// <param name="Definition">The lowest version of the grid's definition that the content was made under: of an area, the lowest of its silo's
/// and its sources', so that a mixture counts as old until all parts of it are new; of a location, <see cref="ReportVersion.AnyDefinition"/>.</param>
[GenerateSerializer, Immutable, Alias("kazva.report")]
public sealed record Report(
    [property: Id(0)] string Source,
    [property: Id(1)] long Version,
    [property: Id(2)] WindowsSnapshot Windows,
    [property: Id(3)] int Definition = 0)
{
    /// <summary>How new it is.</summary>
    public ReportVersion Order => new(Definition, Version);
}
