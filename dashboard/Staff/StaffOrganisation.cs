using Kazva.Dashboard.SignIn;
using Kazva.Definition;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Staff;

/// <summary>
/// Whose grid a request of staff is about. Of who has signed in: their organisation's and no other, which for them does not exist.
/// Where nobody has to: the one in <c>?organisation=</c>, and while there is only one, that one.
/// </summary>
internal sealed class StaffOrganisation(IGridCatalog catalog)
{
    /// <summary>The grid, or null when it is not clear or unknown.</summary>
    public GridIndex? Of(HttpContext context)
    {
        var asked = (string?)context.Request.Query["organisation"];
        var own = StaffUser.Of(context.User)?.Organisation;
        if (string.IsNullOrEmpty(asked)) asked = own;
        else if (own is not null && asked != own) return null;
        if (!string.IsNullOrEmpty(asked)) return catalog.TryGet(asked, out var grid) ? grid : null;
        return catalog.Grids is [var only] ? only : null;
    }

    /// <summary>Why there is no grid for a request, naming nothing that who asks may not know.</summary>
    public string WhyNone(HttpContext context)
    {
        if (StaffUser.Of(context.User) is { } user)
            return catalog.TryGet(user.Organisation, out _) ? "There is no such organisation." : "No grid has been imported yet.";
        return catalog.Grids.Count > 0
            ? $"Say which organisation: ?organisation= one of {string.Join(", ", catalog.Grids.Select(grid => grid.Id))}."
            : "No grid has been imported yet.";
    }
}
