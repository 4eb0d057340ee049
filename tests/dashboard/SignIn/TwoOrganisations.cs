using System.Collections.Immutable;
using Kazva.Dashboard.Tests.Kit;
using Kazva.Definition;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.SignIn;

/// <summary>A deployment of two organisations whose settlements and categories have the same ids. Only the plates' codes differ,
/// which are unique in a deployment. <c>ana</c> works for the one and <c>ben</c> for the other.</summary>
public abstract class TwoOrganisations : ServedTests
{
    private protected const string Other = "otherville";
    private protected const string Ana = "ana@smallville.example";
    private protected const string Ben = "ben";

    /// <summary>The plates of the other organisation, at the same places as the one's.</summary>
    private protected static ImmutableArray<string> OtherCodes { get; } =
        [.. Enumerable.Range(0, SmallGrid.Codes.Length).Select(i => PlateCode.WithCheck($"BEST{PlateCode.Alphabet[i]}"))];

    private static LocalText OtherName { get; } =
        new(new Dictionary<string, string>(StringComparer.Ordinal) { ["bg"] = "Друго село", ["en"] = "Otherville" }.ToImmutableSortedDictionary(StringComparer.Ordinal));

    private static Grid OtherGrid { get; } = SmallGrid.Grid with
    {
        Organisation = SmallGrid.Grid.Organisation with { Id = Other, Name = OtherName },
        Locations = [.. SmallGrid.Grid.Locations.Select((location, i) => location with { Code = OtherCodes[i] })],
    };

    private protected override async Task Prepare()
    {
        await Database.ImportAsync(SmallGrid.Grid, Ana);
        await Database.ImportAsync(OtherGrid, Ben);
    }
}
