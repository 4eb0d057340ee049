using Kazva.Gateway.Limits;
using Kazva.Gateway.Pages;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Gateway.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Form;

/// <summary>The form behind a plate's QR code.</summary>
internal static class FormRoutes
{
    public static void MapForm(this IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/l/{code}", [HttpMethods.Get, HttpMethods.Head], Show);
        pages.MapPost("/l/{code}", SubmitAsync).LimitSubmissions();
        pages.MapOtherMethods("/l/{code}", HttpMethods.Get, HttpMethods.Head, HttpMethods.Post);
    }

    private static IResult Show(string code, HttpRequest request, PlateFinder plates)
    {
        if (!plates.TryFind(code, out var plate, out var refusal)) return refusal;
        return code == plate.Location.Code
            ? PageFor(plate, request, FormEntry.New(plate.Category.Questionnaire)).ToPage() with { IsKeptForGoingBack = true }
            : TypedResults.LocalRedirect($"/l/{plate.Location.Code}{request.QueryString}", permanent: true);
    }

    private static async Task<IResult> SubmitAsync(string code, HttpRequest request, PlateFinder plates, SubmissionSender sender)
    {
        const string MediaType = "application/x-www-form-urlencoded";
        if (!RequestBody.Is(request, MediaType)) return Refusal.WrongMediaType(MediaType);
        if (!plates.TryFind(code, out var plate, out var unknown)) return unknown;
        if (await RequestBody.ReadAsync(request) is not { } body) return Refusal.TooLarge(RequestBody.LongestBytes);
        if (!FormReader.IsUtf8(body)) return Refusal.Malformed("utf-8", "The form should be UTF-8.");

        var form = FormReader.Read(body, plate.Category);
        var page = PageFor(plate, request, form.Entry) with { IsShownAgain = true };
        // Whoever only asks for the next questions has not finished writing.
        if (form.IsStep && form.Entry.Score is not null) return page.ToPage();
        if (!form.Errors.IsEmpty) return (page with { Errors = form.Errors }).ToPage();

        var (_, refusal) = await sender.SendAsync(
            plate, form.ToSubmission(page.Text.Language), request.HttpContext.Connection.RemoteIpAddress);
        switch (refusal)
        {
            case null:
                return new SeeOther($"{page.ThanksPath}&score={form.Entry.Score}");
            case { Reason: RefusalReason.Unavailable, RetryAfter: var wait }:
                request.HttpContext.Response.Headers.RetryAfter = ((int)wait.GetValueOrDefault().TotalSeconds).ToString();
                return (page with { IsNotStored = true }).ToPage();
            case { Errors.IsEmpty: false, Reason: RefusalReason.Malformed }:
                return (page with { Errors = refusal.Errors }).ToPage();
            default:
                return refusal;
        }
    }

    private static FormPage PageFor(Plate plate, HttpRequest request, FormEntry entry) =>
        new(plate, PageText.For(request, plate.Grid.Grid.Organisation), entry) { IsKiosk = Kiosk.Is(request) };

    /// <summary>After a form was taken, so that reloading does not send it again.</summary>
    private sealed class SeeOther(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
