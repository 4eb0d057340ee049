using System.Collections.Immutable;
using Kazva.Dashboard.SignIn;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Plates.Installs;

/// <summary>Where plates hang, and which nobody has answered.</summary>
internal static class InstallEndpoints
{
    public static void MapInstalls(this IEndpointRouteBuilder plates)
    {
        plates.MapGet("/plates", List);
        plates.MapGet("/locations/{code}/installed", History);
        plates.MapPost("/locations/{code}/installed", Note);
    }

    private static async Task<IResult> List(StaffRequest request, IInstallLog installs, IAnsweredPlates answered, PublicUrl url)
    {
        var asked = request.Context.Request.Query["never"].ToString();
        var isNever = false;
        if (asked.Length > 0 && !bool.TryParse(asked, out isNever)) return StaffProblem.Field("never", "value", "true or false.");
        var last = (await installs.ReadLastAsync(request.Organisation, request.Gone)).ToDictionary(install => install.Location, StringComparer.Ordinal);
        var known = (await answered.ReadAsync(request.Organisation, request.Gone)).ToDictionary(plate => plate.Location, StringComparer.Ordinal);
        var plates = request.Grid.Grid.Locations
            .Where(location => !location.Retired && !(isNever && known.ContainsKey(location.Code)))
            .Select(location => PlateView.Of(location, last.GetValueOrDefault(location.Code), known.GetValueOrDefault(location.Code)));
        return TypedResults.Json(new PlateList(url.IsSet, [.. PlateSize.All.Select(size => size.Name)], [.. plates]), StaffJson.Options);
    }

    private static async Task<IResult> History(string code, StaffRequest request, IInstallLog installs)
    {
        // Of a retired plate too: it hung there once.
        if (PlateCode.Normalise(code) is not { } canonical || !request.Grid.Locations.ContainsKey(canonical))
            return StaffProblem.NotFound("The grid definition has no such code.");
        var lines = await installs.ReadAsync(request.Organisation, canonical, request.Gone);
        return TypedResults.Json(new InstallList([.. lines.Select(InstallView.Of)]), StaffJson.Options);
    }

    private static async Task<IResult> Note(string code, StaffRequest request, IInstallLog installs, TimeProvider time)
    {
        var (location, refusal) = PlateEndpoints.Find(code, request);
        if (location is null) return refusal!;
        (var body, refusal) = await StaffBody.Read<InstallBody>(request.Context.Request, mayBeEmpty: true);
        if (body is null) return refusal!;
        var now = time.GetUtcNow();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        body.Check(now, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var note = string.IsNullOrWhiteSpace(body.Note) ? null : body.Note.Trim();
        var install = new Install(
            Guid.CreateVersion7(now), location.Code, body.At ?? now, now, StaffUser.Of(request.Context.User)?.Name, note, body.Lon, body.Lat);
        await installs.AddAsync(request.Organisation, install, request.Gone);
        return TypedResults.Json(InstallView.Of(install), StaffJson.Options, statusCode: StatusCodes.Status201Created);
    }
}
