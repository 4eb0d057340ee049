using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Alarms.Backtest;
using Kazva.Dashboard.Alarms.Deliveries;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Alarms.Rules;
using Kazva.Dashboard.Alarms.Silences;
using Kazva.Dashboard.Alarms.Teams;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms;

/// <summary>What staff ask about alarms and do to them.</summary>
internal static class AlarmEndpoints
{
    private const int LongestWhy = 500;

    /// <summary>The most deliveries that an alarm is shown with.</summary>
    private const int MostDeliveries = 500;

    public static void MapAlarms(this IEndpointRouteBuilder api)
    {
        api.MapGroup("/teams").OfOneGrid().MapTeams();
        var alarms = api.MapGroup("/alarms").OfOneGrid();
        alarms.MapGet("/", List);
        alarms.MapGet("/standing", Standing);
        alarms.MapSilences();
        alarms.MapRules();
        alarms.MapBacktest();
        alarms.MapJudgements();
        alarms.MapDeliveries();
        alarms.MapGet("/{id}", One);
        alarms.MapPost("/{id}/acknowledge", Acknowledge);
        alarms.MapPost("/{id}/resolve", Resolve);
    }

    private static async Task<IResult> List(StaffRequest request, IAlarmStore store)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var states = PageQuery.Names<AlarmState>(request.Context.Request, "state", errors);
        var page = PageQuery.Read(request.Context.Request, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var read = await page.Of(most => store.ReadAlarmsAsync(request.Organisation, states, page.Before, most, request.Gone), alarm => alarm.Since);
        return TypedResults.Json(new AlarmList([.. read.Items.Select(alarm => AlarmView.Of(alarm, request.Grid))], read.Next), StaffJson.Options);
    }

    /// <summary>The same as the hub's message, for browsers that have missed one.</summary>
    private static IResult Standing(StaffRequest request, AlarmMirrors mirrors) => mirrors.Of(request.Organisation)?.View is { } view
        ? TypedResults.Json(view, StaffJson.Options)
        : StaffProblem.Unavailable(request.Context, "The alarms cannot be reached; it is tried again all the time.");

    private static async Task<IResult> One(string id, StaffRequest request, IAlarmStore store, IOutbox outbox)
    {
        id = AlarmRoute.Id(id);
        if (await store.ReadAlarmAsync(request.Organisation, id, request.Gone) is not { } alarm) return AlarmAnswer.Unknown;
        var transitions = await store.ReadTransitionsAsync(request.Organisation, id, request.Gone);
        var deliveries = await outbox.ReadLogAsync(request.Organisation, id, [], before: null, MostDeliveries, request.Gone);
        var channels = new KnownChannels(request.Grid.Grid);
        return TypedResults.Json(
            new AlarmStory(AlarmView.Of(alarm, request.Grid), transitions, [.. deliveries.Select(channels.Shown)]), StaffJson.Options);
    }

    private static Task<IResult> Acknowledge(string id, StaffRequest request, IGrainFactory grains) =>
        Act(AlarmRoute.Id(id), AlarmChange.Acknowledged, isWhyNeeded: false, request, grains);

    private static Task<IResult> Resolve(string id, StaffRequest request, IGrainFactory grains) =>
        Act(AlarmRoute.Id(id), AlarmChange.Resolved, isWhyNeeded: true, request, grains);

    private static async Task<IResult> Act(string id, AlarmChange kind, bool isWhyNeeded, StaffRequest request, IGrainFactory grains)
    {
        var (body, refusal) = await StaffBody.Read<WhyBody>(request.Context.Request, mayBeEmpty: !isWhyNeeded);
        if (body is null) return refusal!;
        if (StaffBody.CheckText("why", body.Why, LongestWhy, isWhyNeeded) is { } wrong) return StaffProblem.Fields(wrong);
        var why = string.IsNullOrWhiteSpace(body.Why) ? null : body.Why.Trim();
        var reply = await grains.GetGrain<IAlarmGrain>(request.Organisation).Act(new(id, kind, request.Who, why));
        return AlarmAnswer.Of(reply, request);
    }
}

/// <summary>Alarms, the newest state first.</summary>
internal sealed record AlarmList(ImmutableArray<AlarmView> Alarms, DateTimeOffset? Next);

/// <summary>An alarm with all that happened to it.</summary>
internal sealed record AlarmStory(AlarmView Alarm, ImmutableArray<AlarmTransition> Transitions, ImmutableArray<DeliveryView> Deliveries);

/// <summary>Why somebody does what they do.</summary>
internal sealed class WhyBody
{
    public string? Why { get; init; }
}
