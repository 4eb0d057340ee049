using Kazva.Alarms;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Plain;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms.Acknowledge;

/// <summary>
/// Where the link of a message leads: it shows the alarm and asks for one tap. Whoever has the link may; nobody signs in. Asking for the page
/// acknowledges nothing, since mail scanners ask for every link.
/// </summary>
internal static class AcknowledgeEndpoints
{
    private const int LargestForm = 1024;
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    public static void MapAcknowledgeLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/a/{token}", Looking, Show);
        routes.MapPost("/a/{token}", Take).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static Task<IResult> Show(string token, HttpContext context, IAcknowledgeLinks links, IGridCatalog catalog, IAlarmStore store, AlarmMirrors mirrors) =>
        Answer(token, context, links, catalog, async (link, grid, texts) =>
            await store.ReadAlarmAsync(grid.Id, link.Alarm, context.RequestAborted) is { } alarm
                ? new AcknowledgePage(texts, grid, mirrors).Of(alarm, link.Who, new Uri(token, UriKind.Relative))
                : AcknowledgePage.Unknown(texts));

    private static Task<IResult> Take(
        string token, HttpContext context, IAcknowledgeLinks links, IGridCatalog catalog, IGrainFactory grains, IGridConnection connection, AlarmMirrors mirrors) =>
        Answer(token, context, links, catalog, async (link, grid, texts) =>
        {
            if (connection.IsLost) return Unavailable(context, texts);
            var reply = await grains.GetGrain<IAlarmGrain>(grid.Id).Act(new(link.Alarm, AlarmChange.Acknowledged, link.Who, Why: null));
            return reply switch
            {
                { Outcome: AlarmReplyOutcome.Unavailable } => Unavailable(context, texts),
                { Alarm: { } alarm } => new AcknowledgePage(texts, grid, mirrors).After(reply.Outcome, alarm, link.Who),
                _ => AcknowledgePage.Unknown(texts),
            };
        });

    private static async Task<IResult> Answer(
        string token, HttpContext context, IAcknowledgeLinks links, IGridCatalog catalog, Func<AcknowledgeToken, GridIndex, AcknowledgeTexts, Task<IResult>> answer)
    {
        if (links.Read(token) is not { } link) return AcknowledgePage.NotValid(AcknowledgeTexts.For(context.Request, []));
        if (!catalog.TryGet(link.Organisation, out var grid)) return AcknowledgePage.Unknown(AcknowledgeTexts.For(context.Request, []));
        var texts = AcknowledgeTexts.For(context.Request, grid.Grid.Organisation.Languages);
        try
        {
            return await answer(link, grid, texts);
        }
        catch (Exception exception) when (StaffProblem.IsUnavailable(exception))
        {
            return Unavailable(context, texts);
        }
    }

    private static PlainPage Unavailable(HttpContext context, AcknowledgeTexts texts)
    {
        context.Response.Headers.RetryAfter = "2";
        return AcknowledgePage.Unavailable(texts);
    }
}
