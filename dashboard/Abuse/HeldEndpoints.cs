using System.Collections.Immutable;
using Kazva.Abuse;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Abuse;

/// <summary>What staff see of submissions that are held, and what they decide about them.</summary>
internal static class HeldEndpoints
{
    private const int LongestWhy = 500;
    private const int MostAtOnce = 500;
    private const int MostReloads = 3;

    public static void MapHeld(this IEndpointRouteBuilder api)
    {
        var held = api.MapGroup("/held").OfOneGrid();
        held.MapGet("/", List);
        held.MapPost("/release", (StaffRequest request, IGrainFactory grains) => DecideMany(Verdict.Released, request, grains));
        held.MapPost("/reject", (StaffRequest request, IGrainFactory grains) => DecideMany(Verdict.Rejected, request, grains));
        var submissions = api.MapGroup("/submissions/{location}/{n}").OfOneGrid();
        submissions.MapPost("/release", (string location, string n, StaffRequest request, IGrainFactory grains) => DecideOne(location, n, Verdict.Released, request, grains));
        submissions.MapPost("/reject", (string location, string n, StaffRequest request, IGrainFactory grains) => DecideOne(location, n, Verdict.Rejected, request, grains));
    }

    private static async Task<IResult> List(StaffRequest request, [FromServices] IHeldSubmissions held)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var lists = PageQuery.Names<HeldList>(request.Context.Request, "state", errors);
        if (lists.Length > 1) errors.Add(new("state", "one", "One of waiting, decided, counted."));
        var page = PageQuery.Read(request.Context.Request, errors);
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var list = lists.FirstOrDefault(HeldList.Waiting);
        var read = await page.Of<HeldSubmission>(
            async most => [.. await held.ReadAsync(request.Organisation, list, page.Before, most, request.Gone)],
            row => list == HeldList.Decided ? row.Submission.Decision!.At : row.Submission.ReceivedAt);
        var waiting = await held.CountWaitingAsync(request.Organisation, request.Gone);
        return TypedResults.Json(new HeldPage(waiting, [.. read.Items.Select(row => HeldView.Of(row, request.Grid))], read.Next), StaffJson.Options);
    }

    private static async Task<IResult> DecideOne(string location, string n, Verdict verdict, StaffRequest request, IGrainFactory grains)
    {
        if (Location(request, location) is not { } code || !long.TryParse(n, System.Globalization.NumberStyles.None, null, out var number)) return Unknown;
        var (body, refusal) = await StaffBody.Read<DecisionBody>(request.Context.Request, mayBeEmpty: true);
        if (body is null) return refusal!;
        if (StaffBody.CheckText("why", body.Why, LongestWhy, isNeeded: false) is { } wrong) return StaffProblem.Fields(wrong);
        var decided = (await Decide(code, new([number], verdict, request.Who, Trimmed(body.Why), body.Instead), request, grains)).Decisions[0];
        return decided.Outcome switch
        {
            DecisionOutcome.Decided => TypedResults.Json(new DecisionView(decided.Decision), StaffJson.Options),
            // The answer to the first may have been lost, so that it is said again.
            DecisionOutcome.Already when decided.Decision is { } standing && standing.Who == request.Who && standing.Verdict == verdict =>
                TypedResults.Json(new DecisionView(standing), StaffJson.Options),
            DecisionOutcome.Already => Conflict(
                decided.Decision is { } first ? $"{first.Who} has {Word(first.Verdict)} it already." : "Nothing was decided that could be replaced.", decided.Decision),
            DecisionOutcome.Counts => Conflict("It counts as it is; there is nothing to release.", null),
            DecisionOutcome.Overtaken => StaffProblem.Unavailable(request.Context, "The location is reading its log again."),
            _ => Unknown,
        };
    }

    private static async Task<IResult> DecideMany(Verdict verdict, StaffRequest request, IGrainFactory grains)
    {
        var (body, refusal) = await StaffBody.Read<ManyBody>(request.Context.Request);
        if (body is null) return refusal!;
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (StaffBody.CheckText("why", body.Why, LongestWhy, isNeeded: false) is { } wrong) errors.Add(wrong);
        if (Location(request, body.Location ?? "") is not { } code) errors.Add(new("location", "unknown", "The code of a location."));
        else if (body.Numbers is not { Length: > 0 and <= MostAtOnce } numbers || numbers.Distinct().Count() < numbers.Length)
            errors.Add(new("numbers", "range", FormattableString.Invariant($"From 1 to {MostAtOnce} numbers of submissions, each once.")));
        else
        {
            if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
            var reply = await Decide(code, new([.. numbers], verdict, request.Who, Trimmed(body.Why), null), request, grains);
            return reply.Decisions[0].Outcome == DecisionOutcome.Overtaken
                ? StaffProblem.Unavailable(request.Context, "The location is reading its log again.")
                : TypedResults.Json(reply, StaffJson.Options);
        }
        return StaffProblem.Fields(errors.ToImmutable());
    }

    private static async Task<DecisionReply> Decide(string code, DecisionRequest decision, StaffRequest request, IGrainFactory grains)
    {
        var location = grains.GetGrain<ILocationGrain>(GridKey.Of(request.Organisation, code));
        var reply = await location.Decide(decision);
        for (var reload = 0; reload < MostReloads && reply.Decisions[0].Outcome == DecisionOutcome.Overtaken; reload++) reply = await location.Decide(decision);
        return reply;
    }

    private static string? Location(StaffRequest request, string code) =>
        (PlateCode.Normalise(code) ?? code) is var canonical && request.Grid.Locations.ContainsKey(canonical) ? canonical : null;

    private static string? Trimmed(string? why) => string.IsNullOrWhiteSpace(why) ? null : why.Trim();

    private static string Word(Verdict verdict) => verdict == Verdict.Released ? "released" : "rejected";

    private static ProblemHttpResult Unknown => StaffProblem.NotFound("There is no such submission.");

    private static JsonHttpResult<ProblemDetails> Conflict(string detail, Decision? decision) => TypedResults.Json(
        new ProblemDetails { Title = "Conflict", Status = StatusCodes.Status409Conflict, Detail = detail, Extensions = { ["decision"] = decision } },
        StaffJson.Options, "application/problem+json", StatusCodes.Status409Conflict);
}

/// <summary>What somebody decides, and in place of which decision that they have seen.</summary>
internal sealed class DecisionBody
{
    public string? Why { get; init; }

    public long? Instead { get; init; }
}

/// <summary>One decision about many submissions of one location.</summary>
internal sealed class ManyBody
{
    public string? Location { get; init; }

    public long[]? Numbers { get; init; }

    public string? Why { get; init; }
}
