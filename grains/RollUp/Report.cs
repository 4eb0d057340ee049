using Kazva.Windows;

namespace Kazva.RollUp;

/// <summary>What a source tells those who add up: its whole content, never a difference, with a version.
/// One version of one source always has one content, so a lost, repeated or late report does no harm.</summary>
/// <param name="Source">The location's code, or the name of the area's register (see <see cref="Areas.GridNode.Source"/>);
/// to the feed, the area's id.</param>
/// <param name="Version">Of a location, the last number that the content includes; of an area, the sum of its locations' versions,
/// so that it too rises with every submission under it.</param>
[GenerateSerializer, Immutable, Alias("kazva.report")]
public sealed record Report(
    [property: Id(0)] string Source,
    [property: Id(1)] long Version,
    [property: Id(2)] WindowsSnapshot Windows);
