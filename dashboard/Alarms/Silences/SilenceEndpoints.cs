using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms.Silences;

/// <summary>Planned works: places that nobody is notified of for a time.</summary>
internal static class SilenceEndpoints
{
    public static void MapSilences(this IEndpointRouteBuilder alarms)
    {
        alarms.MapGet("/silences", List);
        alarms.MapPost("/silences", Begin);
        alarms.MapDelete("/silences/{silence:guid}", End);
        alarms.MapPost("/{id}/silence", OfAlarm);
    }

    private static async Task<IResult> List(StaffRequest request, IAlarmStore store, TimeProvider time)
    {
        var book = await store.ReadBookAsync(request.Organisation, time.GetUtcNow(), request.Gone);
        return TypedResults.Json(new SilenceList(book.Silences), StaffJson.Options);
    }

    private static async Task<IResult> Begin(StaffRequest request, IGrainFactory grains, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<SilenceBody>(request.Context.Request);
        if (body is null) return refusal!;
        var now = time.GetUtcNow();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (!SilencePlace.IsIn(request.Grid, body.Place))
            errors.Add(new("place", "unknown", "A location, settlement, category, settlementCategory (settlement/category) or the organisation: {level, id}."));
        return await Send(body, body.Place ?? default, now, errors, request, grains);
    }

    private static async Task<IResult> OfAlarm(string id, StaffRequest request, IAlarmStore store, IGrainFactory grains, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<AlarmSilenceBody>(request.Context.Request);
        if (body is null) return refusal!;
        if (await store.ReadAlarmAsync(request.Organisation, AlarmRoute.Id(id), request.Gone) is not { } alarm) return AlarmAnswer.Unknown;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var place = body.Place is { } kind ? SilencePlace.Around(alarm.Subject, kind, request.Grid) : alarm.Subject;
        if (place is null) errors.Add(new("place", "place", $"Of an alarm of {alarm.Subject} that is none of its places."));
        return await Send(body, place ?? default, time.GetUtcNow(), errors, request, grains);
    }

    private static async Task<IResult> Send(
        SilenceTime asked, AlarmSubject place, DateTimeOffset now, ImmutableArray<FieldError>.Builder errors, StaffRequest request, IGrainFactory grains)
    {
        asked.Check(now, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var silence = new AlarmSilence(Guid.CreateVersion7(now), place, asked.From ?? now, asked.Until!.Value, asked.Reason!.Trim(), request.Who);
        var reply = await grains.GetGrain<IAlarmGrain>(request.Organisation).Silence(silence);
        return reply.Outcome == AlarmReplyOutcome.Done
            ? TypedResults.Json(silence, StaffJson.Options, statusCode: StatusCodes.Status201Created)
            : AlarmAnswer.Of(reply, request);
    }

    private static async Task<IResult> End(Guid silence, StaffRequest request, IAlarmStore store, IGrainFactory grains, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var book = await store.ReadBookAsync(request.Organisation, now, request.Gone);
        if (book.Silences.FirstOrDefault(known => known.Id == silence) is not { } known || known.Until <= now)
            return StaffProblem.NotFound("There is no such silence, or it has ended.");
        var ended = known with { Until = now > known.From ? now : known.From, EndedBy = request.Who };
        var reply = await grains.GetGrain<IAlarmGrain>(request.Organisation).Silence(ended);
        return reply.Outcome switch
        {
            AlarmReplyOutcome.Done => TypedResults.Json(ended, StaffJson.Options),
            AlarmReplyOutcome.Unknown => StaffProblem.NotFound("There is no such silence, or it has ended."),
            _ => AlarmAnswer.Of(reply, request),
        };
    }
}

/// <summary>The silences that have not ended.</summary>
internal sealed record SilenceList(ImmutableArray<AlarmSilence> Silences);

/// <summary>A silence of any place.</summary>
internal sealed class SilenceBody : SilenceTime
{
    public AlarmSubject? Place { get; init; }
}

/// <summary>A silence of a place of an alarm; without one, of what the alarm is about.</summary>
internal sealed class AlarmSilenceBody : SilenceTime
{
    public PlaceKind? Place { get; init; }
}
