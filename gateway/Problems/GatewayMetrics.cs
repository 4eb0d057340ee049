using System.Diagnostics.Metrics;

namespace Kazva.Gateway.Problems;

/// <summary>The figures of the gateway, under the meter <c>Kazva.Gateway</c>: kinds only, nothing of who asked.</summary>
internal static class GatewayMetrics
{
    public const string MeterName = "Kazva.Gateway";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Problems = Meter.CreateCounter<long>("kazva.gateway.problems", "{response}", "Citizens' requests that were not answered as wished.");
    private static readonly Counter<long> Limited = Meter.CreateCounter<long>("kazva.gateway.limited", "{request}", "Submissions and views of public pages that a rate limit refused.");

    public static void Refused(Refusal refusal) =>
        Problems.Add(1, new("http.response.status_code", refusal.Status), new("kazva.reason", refusal.Reason.ToString()));

    /// <param name="limit">Which limit: <c>address</c> or <c>location</c> of submissions, <c>view</c>; never whose.</param>
    public static void LimitedBy(string limit) => Limited.Add(1, new KeyValuePair<string, object?>("kazva.limit", limit));
}
