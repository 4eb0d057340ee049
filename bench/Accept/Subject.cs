using System.Net;
using Kazva.Bench.Load;
using Kazva.Bench.Reporting;

namespace Kazva.Bench.Accept;

/// <summary>
/// A server that is measured a few seconds at a time, by turns with others. A machine that grows slower or faster within minutes then does so to all of
/// them, and what is compared are values of one round.
/// </summary>
internal sealed class Subject : IDisposable
{
    private static readonly int[] Tried = [64, 256];

    private readonly string _name;
    private readonly Func<TimeSpan> _processorTime;
    private readonly Generator _generator;
    private readonly int _connections;
    private readonly List<double> _perSecond = [];
    private TimeSpan _serverTime;
    private TimeSpan _generatorTime;
    private long _measured;

    private Subject(string name, Func<TimeSpan> processorTime, Generator generator, int connections) =>
        (_name, _processorTime, _generator, _connections) = (name, processorTime, generator, connections);

    /// <summary>Answers with 202 a second, one value for each round.</summary>
    public IReadOnlyList<double> PerSecond => _perSecond;

    /// <summary>How many were answered with 202 over its life.</summary>
    public long Accepted { get; private set; }

    /// <summary>How many were not.</summary>
    public long Refused { get; private set; }

    /// <summary>Warms a server up and finds the number of connections that suits it best.</summary>
    public static async Task<Subject> WarmAsync(BenchRun run, string name, EndPoint server, RequestMix mix, Func<TimeSpan> processorTime)
    {
        run.Report.Say($"{AcceptBench.Part}: warming up {name}");
        var subjects = new List<Subject>();
        foreach (var connections in run.Options.Smoke ? Tried[..1] : Tried)
            subjects.Add(new Subject(name, processorTime, await Generator.OpenAsync(server, mix, connections), connections));
        await subjects[0].LoadAsync(TimeSpan.Zero, run.Seconds(15, smoke: 0.2));
        // Twice by turns: the machine may have become slower or faster between two looks.
        for (var look = 0; look < run.Count(2, smoke: 1); look++)
            foreach (var subject in subjects)
                subject._perSecond.Add((await subject.LoadAsync(TimeSpan.Zero, run.Seconds(5, smoke: 0.3))).PerSecond);
        foreach (var subject in subjects) run.Report.Say($"  {subject._connections} connections: {string.Join(" and ", subject._perSecond.Select(each => $"{each:N0}"))}/s");
        var best = subjects.MaxBy(subject => subject._perSecond.Sum())!;
        (best.Accepted, best.Refused) = (subjects.Sum(subject => subject.Accepted), subjects.Sum(subject => subject.Refused));
        best._perSecond.Clear();
        foreach (var other in subjects.Where(subject => subject != best)) other.Dispose();
        return best;
    }

    /// <summary>Its turn in a round: sends for some time as much as it takes, after a moment that does not count.</summary>
    public async Task TakeTurnAsync(BenchRun run, TimeSpan time)
    {
        var before = _processorTime();
        var result = await LoadAsync(run.Seconds(1.5, smoke: 0), time);
        _perSecond.Add(result.PerSecond);
        _serverTime += _processorTime() - before;
        _generatorTime += result.GeneratorTime * result.Accepted;
        _measured += result.Accepted;
        run.Report.Say($"  {_name}: {result.PerSecond:N0}/s{(result.RefusedInAll > 0 ? $", refused {result.RefusedText}" : "")}");
    }

    /// <summary>Adds it to the table, with what it has refused, if anything: a peer promises nothing.</summary>
    public void Tell(BenchRun run) => run.Report.Tell(
        AcceptBench.Part, _name, Median.Of(_perSecond), "/s",
        $"{(_perSecond.Count > 1 ? $"{_perSecond.Min():N0} to {_perSecond.Max():N0} in {_perSecond.Count} rounds; " : "")}{_connections} connections; a submission costs its process {Each(_serverTime):N0} µs of processor and the generator {Each(_generatorTime):N0} µs{(Refused > 0 ? $"; {Refused} refused" : "")}");

    public void Dispose() => _generator.Dispose();

    private double Each(TimeSpan time) => time.TotalMicroseconds / Math.Max(1, _measured);

    private async Task<LoadResult> LoadAsync(TimeSpan warmUp, TimeSpan time)
    {
        var result = await _generator.SaturateAsync(warmUp, time);
        (Accepted, Refused) = (Accepted + result.Accepted, Refused + result.RefusedInAll);
        return result;
    }
}
