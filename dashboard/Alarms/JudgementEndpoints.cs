using System.Collections.Immutable;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.Alarms.Storage;
using Kazva.Dashboard.Alarms.Mirror;
using Kazva.Dashboard.Staff;
using Kazva.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms;

/// <summary>Tells what is known of every place: that nothing is, too, which is not health.</summary>
internal static class JudgementEndpoints
{
    /// <summary>The most subjects in an answer; the counts are of all.</summary>
    private const int Most = 2000;

    public static void MapJudgements(this IEndpointRouteBuilder alarms) => alarms.MapGet("/judgements", List);

    private static async Task<IResult> List(StaffRequest request, IGrainFactory grains, IAlarmStore store, AlarmMirrors mirrors, TimeProvider time)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var wanted = PageQuery.Names<Judgement>(request.Context.Request, "judgement", errors);
        var rule = request.Context.Request.Query["rule"].ToString();
        if (rule.Length > 0)
        {
            var book = await store.ReadBookAsync(request.Organisation, time.GetUtcNow(), request.Gone);
            if (!book.Rules.Any(known => known.Rule.Id == rule)) errors.Add(new("rule", "unknown", "The id of a rule in force, or nothing for all."));
        }
        if (errors.Count > 0) return StaffProblem.Fields(errors.ToImmutable());
        var judged = await grains.GetGrain<IAlarmGrain>(request.Organisation).GetJudgements();
        var counts = judged.GroupBy(subject => subject.Rule, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
        {
            var of = group.CountBy(subject => subject.Judgement).ToDictionary();
            return new JudgementCounts(
                group.Key, of.GetValueOrDefault(Judgement.Worse), of.GetValueOrDefault(Judgement.Healthy),
                of.GetValueOrDefault(Judgement.NotEnough), of.GetValueOrDefault(Judgement.NoData));
        });
        var subjects = judged
            .Where(subject => (wanted.IsEmpty || wanted.Contains(subject.Judgement)) && (rule.Length == 0 || subject.Rule == rule))
            .OrderByDescending(subject => subject.Judgement == Judgement.Worse).ThenBy(subject => subject.Judgement)
            .Take(Most);
        return TypedResults.Json(new JudgementList(mirrors.Of(request.Organisation)?.Snapshot?.Judged, [.. counts], [.. subjects]), StaffJson.Options);
    }
}

/// <summary>What is known, as of a minute.</summary>
internal sealed record JudgementList(DateTimeOffset? Judged, ImmutableArray<JudgementCounts> Counts, ImmutableArray<JudgedSubject> Subjects);

/// <summary>Of how many subjects of a rule what is known.</summary>
internal sealed record JudgementCounts(string Rule, int Worse, int Healthy, int NotEnough, int NoData);
