using System.Net;
using Kazva.Bench.Load;

namespace Kazva.Bench.Accept;

/// <summary>The most that a server takes.</summary>
/// <param name="PerSecond">Answers with 202 a second, at the number of connections that suits it best.</param>
/// <param name="Connections">That number.</param>
/// <param name="ServerTime">Processor time of the server's process for one.</param>
/// <param name="GeneratorTime">Processor time of the generator for one.</param>
/// <param name="Accepted">How many were answered with 202 over all attempts.</param>
/// <param name="Refused">How many were not.</param>
internal sealed record Saturation(double PerSecond, int Connections, TimeSpan ServerTime, TimeSpan GeneratorTime, long Accepted, long Refused)
{
    private static readonly int[] Tried = [64, 256];

    /// <summary>Tries several numbers of connections; the first attempt warms the server up.</summary>
    public static async Task<Saturation> FindAsync(BenchRun run, EndPoint server, RequestMix mix, Func<TimeSpan> processorTime)
    {
        Saturation? best = null;
        var (accepted, refused) = (0L, 0L);
        foreach (var connections in run.Options.Smoke ? Tried[..1] : Tried)
        {
            using var generator = await Generator.OpenAsync(server, mix, connections);
            if (best is null)
            {
                var warm = await generator.SaturateAsync(TimeSpan.Zero, run.Seconds(15));
                (accepted, refused) = (accepted + warm.Accepted, refused + warm.RefusedInAll);
            }
            var before = processorTime();
            var result = await generator.SaturateAsync(TimeSpan.Zero, run.Seconds(10));
            var each = (processorTime() - before) / Math.Max(1, result.Accepted);
            (accepted, refused) = (accepted + result.Accepted, refused + result.RefusedInAll);
            run.Report.Say($"  {connections} connections: {result.PerSecond:N0}/s{(result.RefusedInAll > 0 ? $", refused {result.RefusedText}" : "")}");
            if (best is null || result.PerSecond > best.PerSecond)
                best = new Saturation(result.PerSecond, connections, each, result.GeneratorTime, 0, 0);
        }
        return best! with { Accepted = accepted, Refused = refused };
    }

    /// <summary>Adds it to the table. A refusal under saturation is no broken promise, but has to be seen.</summary>
    public void Tell(BenchRun run, string part, string subject) => run.Report.Tell(
        part, subject, PerSecond, "/s",
        $"{Connections} connections; a submission costs its process {ServerTime.TotalMicroseconds:N0} µs of processor and the generator {GeneratorTime.TotalMicroseconds:N0} µs{(Refused > 0 ? $"; {Refused} refused" : "")}");
}
