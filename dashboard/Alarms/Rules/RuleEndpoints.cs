using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms.Rules;

/// <summary>The rules in force, and changes to them.</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder alarms)
    {
        alarms.MapGet("/rules", List);
        alarms.MapPut("/rules/{rule}", Save);
        alarms.MapDelete("/rules/{rule}", Remove);
    }

    private static async Task<IResult> List(StaffRequest request, IAlarmStore store, TimeProvider time)
    {
        var book = await store.ReadBookAsync(request.Organisation, time.GetUtcNow(), request.Gone);
        return TypedResults.Json(new RuleList([.. book.Rules.OrderBy(rule => rule.Rule.Id, StringComparer.Ordinal)]), StaffJson.Options);
    }

    private static async Task<IResult> Save(string rule, StaffRequest request, IGrainFactory grains, IChannelReach reach)
    {
        var (body, refusal) = await StaffBody.Read<RuleBody>(request.Context.Request);
        if (body is null) return refusal!;
        var asked = body.ToRule(rule);
        ImmutableArray<FieldError> errors = [.. body.Missing(), .. Mistakes(asked, request)];
        if (body.Id is not null && body.Id != rule) errors = errors.Add(new("id", "rule", "The id is the one in the address."));
        if (!errors.IsEmpty) return StaffProblem.Fields(errors);

        // Beside saving: what a webhook does holds up nobody.
        var warnings = reach.Warnings(request.Grid.Grid, asked.Team, request.Gone);
        var reply = await grains.GetGrain<IAlarmGrain>(request.Organisation).SaveRule(asked, request.Who);
        return reply.Outcome == AlarmReplyOutcome.Done
            ? TypedResults.Json(new RuleSaved(asked, await warnings), StaffJson.Options)
            : AlarmAnswer.Of(reply, request);
    }

    private static async Task<IResult> Remove(string rule, StaffRequest request, IGrainFactory grains)
    {
        var reply = await grains.GetGrain<IAlarmGrain>(request.Organisation).RemoveRule(rule, request.Who);
        return reply.Outcome switch
        {
            AlarmReplyOutcome.Done => TypedResults.NoContent(),
            AlarmReplyOutcome.Unknown => StaffProblem.NotFound("There is no such rule."),
            _ => AlarmAnswer.Of(reply, request),
        };
    }

    /// <summary>What is wrong with a rule, by the fields of the request.</summary>
    public static IEnumerable<FieldError> Mistakes(AlarmRule rule, StaffRequest request, string under = "") =>
        RuleCheck.Of(rule, request.Grid.Grid).Select(mistake => new FieldError(
            under + (under.Length > 0 && mistake.Path.Length > 0 ? "." : "") + mistake.Path, "rule", mistake.Message));
}

/// <summary>The rules in force.</summary>
internal sealed record RuleList(ImmutableArray<RuleInForce> Rules);

/// <summary>A rule that was saved.</summary>
/// <param name="Warnings">What does not keep the rule from being judged, but somebody from hearing of it.</param>
internal sealed record RuleSaved(AlarmRule Rule, ImmutableArray<RuleMistake> Warnings);
