using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Dashboard.Alarms.Deliveries;
using Kazva.Dashboard.Staff;
using Kazva.Definition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Dashboard.Alarms.Teams;

/// <summary>Who is on call, by which channels, and whether these work.</summary>
internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder teams)
    {
        teams.MapGet("/", (StaffRequest request) =>
            TypedResults.Json(new TeamList([.. (request.Grid.Grid.Teams ?? []).Select(TeamView.Of)]), StaffJson.Options));
        teams.MapPost("/{team}/channels/test", Test);
    }

    private static async Task<IResult> Test(string team, StaffRequest request, IOutbox outbox, IGrainFactory grains, TimeProvider time)
    {
        var (body, refusal) = await StaffBody.Read<TestBody>(request.Context.Request);
        if (body is null) return refusal!;
        if ((request.Grid.Grid.Teams ?? []).FirstOrDefault(known => known.Id == team) is not { } known) return StaffProblem.NotFound("There is no such team.");
        var own = TeamChannel.All(request.Grid.Grid).Where(of => of.Team.Id == team).ToList();
        if (own.FirstOrDefault(of => of.Channel.Id == body.Channel) is not { } channel)
            return StaffProblem.Field("channel", "unknown", $"A channel of the team: {string.Join(", ", own.Select(of => of.Channel.Id))}.");

        var test = NotificationPlan.Test(known, channel.Member, channel.Channel, time.GetUtcNow());
        await outbox.SaveAsync(request.Organisation, [test], request.Gone);
        await grains.GetGrain<IChannelGrain>(GridKey.Of(request.Organisation, test.Channel)).Wake();
        return TypedResults.Json(new KnownChannels(request.Grid.Grid).Shown(test), StaffJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}

/// <summary>Which channel to try.</summary>
internal sealed class TestBody
{
    public string? Channel { get; init; }
}

/// <summary>All teams.</summary>
internal sealed record TeamList(ImmutableArray<TeamView> Teams);

/// <summary>A team without its addresses.</summary>
internal sealed record TeamView(
    string Id,
    LocalText Name,
    string Language,
    ImmutableArray<MemberView> Members,
    ImmutableArray<ChannelView> Channels,
    ImmutableArray<EscalationStep> Escalation,
    DailyHours? Quiet)
{
    public static TeamView Of(Team team) => new(
        team.Id, team.Name, team.Language, [.. team.Members.Select(member => new MemberView(member.Id, member.Name, ChannelView.Of(member.Channels), member.Hours))],
        ChannelView.Of(team.Channels), team.Escalation, team.Quiet);
}

/// <summary>A member without addresses.</summary>
internal sealed record MemberView(string Id, string Name, ImmutableArray<ChannelView> Channels, DailyHours? Hours);

/// <summary>A channel with a masked address.</summary>
internal sealed record ChannelView(string Id, ChannelKind Kind, string Address)
{
    public static ImmutableArray<ChannelView> Of(ImmutableArray<Channel> channels) =>
        [.. channels.Select(channel => new ChannelView(channel.Id, channel.Kind, MaskedAddress.Of(channel)))];
}
