using Kazva.Dashboard.Plates.Installs;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Plates;

/// <summary>A location's plate, to be printed and put up.</summary>
internal static class PlateEndpoints
{
    public static void MapPlates(this IEndpointRouteBuilder api)
    {
        var plates = api.MapGroup("").OfOneGrid();
        plates.MapGet("/locations/{code}/plate.svg", (string code, StaffRequest request, PublicUrl url) =>
            Answer(code, "svg", "image/svg+xml", request, url, PlatePrinter.Svg));
        plates.MapGet("/locations/{code}/plate.png", (string code, StaffRequest request, PublicUrl url) =>
            Answer(code, "png", "image/png", request, url, PlatePrinter.Png));
        plates.MapGet("/locations/{code}/plate.pdf", (string code, StaffRequest request, PublicUrl url) =>
            Answer(code, "pdf", "application/pdf", request, url, Pdf));
        plates.MapInstalls();
    }

    /// <summary>The location of a plate that may be put up, or why there is none.</summary>
    public static (Location? Location, IResult? Refusal) Find(string typed, StaffRequest request) =>
        PlateCode.Normalise(typed) is { } code && request.Grid.Locations.TryGetValue(code, out var location)
            ? location.Retired
                ? (null, TypedResults.Problem("The plate is retired: nobody's answer is taken there any more.", statusCode: StatusCodes.Status410Gone))
                : (location, null)
            : (null, StaffProblem.NotFound("The grid definition has no such code."));

    private static IResult Answer(string code, string ending, string type, StaffRequest request, PublicUrl url, Func<Plate, PlateSize, byte[]> make)
    {
        var (location, refusal) = Find(code, request);
        if (location is null) return refusal!;
        var asked = request.Context.Request.Query["size"].ToString();
        if (!PlateSize.TryFind(asked.Length == 0 ? PlateSize.A6.Name : asked, out var size))
            return StaffProblem.Field("size", "unknown", $"One of {string.Join(", ", PlateSize.All.Select(known => known.Name))}.");
        if (!url.IsSet) return NoAddress();
        var plate = Plate.Of(request.Grid, location, url, PlateColour.Of(request.Grid.Grid.Organisation));
        return TypedResults.File(make(plate, size), type, $"{plate.Code}-{size.Name}.{ending}");
    }

    /// <summary>It is not asking again that helps, but a setting: hence not 503.</summary>
    private static ProblemHttpResult NoAddress() => TypedResults.Problem(
        "Nobody has said where citizens reach this deployment, so nobody knows where a plate should lead: Kazva:PublicUrl is not set.",
        statusCode: StatusCodes.Status409Conflict);

    private static byte[] Pdf(Plate plate, PlateSize size)
    {
        using var file = new MemoryStream();
        PlatePrinter.Pdf(file, $"{plate.Code} · {plate.Name}", [plate], size);
        return file.ToArray();
    }
}
