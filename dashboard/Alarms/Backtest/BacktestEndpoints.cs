using System.Collections.Immutable;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Dashboard.Alarms.Rules;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms.Backtest;

/// <summary>Tells what a rule would have done, before it is saved.</summary>
internal static class BacktestEndpoints
{
    private const int MostDays = 365;

    /// <summary>The most firings that are told one by one; the counts are of all.</summary>
    private const int MostFirings = 500;

    public static void MapBacktest(this IEndpointRouteBuilder alarms) => alarms.MapPost("/backtest", Run);

    private static async Task<IResult> Run(StaffRequest request, IJudgedLog log, BacktestTurns turns, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<BacktestBody>(request.Context.Request);
        if (body is null) return refusal!;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (body.Days is < 1 or > MostDays) errors.Add(new("days", "range", FormattableString.Invariant($"A whole number from 1 to {MostDays}.")));
        if (body.Rule is null) errors.Add(new("rule", "required", "The rule to try."));
        // A rule that is only tried needs no id of its own.
        var rule = body.Rule?.ToRule(body.Rule.Id ?? "trial");
        if (rule is not null) errors.AddRange(body.Rule!.Missing("rule.").Concat(RuleEndpoints.Mistakes(rule, request, "rule")));
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());

        using var turn = turns.TryTake(request.Organisation);
        if (turn is null)
        {
            request.Context.Response.Headers.RetryAfter = "5";
            return TypedResults.Problem("Another rule is being tried; one at a time.", statusCode: StatusCodes.Status429TooManyRequests);
        }
        var to = time.GetUtcNow();
        var from = to.AddDays(-body.Days);
        var answers = log.ReadReceivedAsync(request.Organisation, from - AlarmBacktest.Memory(rule!), request.Gone);
        var trial = await AlarmBacktest.RunAsync(request.Grid, rule!, answers, from, to, progress: null, request.Gone);
        return TypedResults.Json(BacktestResponse.Of(trial, body.Days, MostFirings), StaffJson.Options);
    }
}

/// <summary>What to try, on how many of the last days.</summary>
internal sealed class BacktestBody
{
    public RuleBody? Rule { get; init; }

    public int Days { get; init; } = 30;
}

/// <summary>What a rule would have done.</summary>
/// <param name="Fired">How often it would have fired.</param>
/// <param name="HoursInAlarm">How long its alarms would have lasted, added up.</param>
/// <param name="Alarms">The first of them.</param>
internal sealed record BacktestResponse(
    DateTimeOffset From, DateTimeOffset To, int Days, int Fired, double PerWeek, double HoursInAlarm, ImmutableArray<BacktestAlarm> Alarms)
{
    public static BacktestResponse Of(AlarmTrial trial, int days, int most) => new(
        trial.From, trial.To, days, trial.Firings.Length, trial.PerWeek, trial.InAlarm.TotalHours,
        [.. trial.Firings.Take(most).Select(firing => new BacktestAlarm(
            firing.Subject, firing.Question, firing.Choice, firing.Reopened, firing.Fired, firing.Resolved, firing.Figures))]);
}

/// <summary>One time that it would have fired.</summary>
/// <param name="ResolvedAt">Null when it would still be on.</param>
internal sealed record BacktestAlarm(
    AlarmSubject Subject, string? Question, string? Choice, bool Reopened, DateTimeOffset FiredAt, DateTimeOffset? ResolvedAt, AlarmFigures Figures);
