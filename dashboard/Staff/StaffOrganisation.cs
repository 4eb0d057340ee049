using Kazva.Definition;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Staff;

/// <summary>Whose grid a request of staff is about: the one in <c>?organisation=</c>, and while there is only one, that one.</summary>
internal sealed class StaffOrganisation(IGridCatalog catalog)
{
    /// <summary>The grid, or null when it is not clear or unknown.</summary>
    public GridIndex? Of(HttpContext context)
    {
        var asked = (string?)context.Request.Query["organisation"];
        if (!string.IsNullOrEmpty(asked)) return catalog.TryGet(asked, out var grid) ? grid : null;
        return catalog.Grids is [var only] ? only : null;
    }

    /// <summary>The ids to choose from.</summary>
    public IEnumerable<string> Ids => catalog.Grids.Select(grid => grid.Id);
}
