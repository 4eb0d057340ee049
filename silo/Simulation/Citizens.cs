using Kazva.Definition;
using Kazva.Locations;
using Kazva.Submissions;

namespace Kazva.Silo.Simulation;

/// <summary>Lets the simulated citizens answer, in the way that real ones do: each answer goes to its location's grain.</summary>
internal sealed partial class Citizens(
    IGridCatalog catalog, IGrainFactory grains, TimeProvider time, CityOptions options, ILogger<Citizens> logger) : BackgroundService
{
    /// <summary>How far back a new demo begins: as far as an answer may still count under its own time.</summary>
    private static readonly TimeSpan Past = Submission.OldestAnswer - TimeSpan.FromMinutes(10);

    private const double PastAnswersPerPlace = 5;
    private const int AtOnce = 64;

    /// <summary>Fills the past week of a new demo.</summary>
    public async Task FillPast(Action<double> progress, CancellationToken cancellationToken)
    {
        var grid = catalog.Grids.Single();
        var count = grid.Locations.Count * PastAnswersPerPlace;
        var city = new SimulatedCity(grid, options with { PerMinute = count / Past.TotalMinutes });
        var now = time.GetUtcNow();
        var answers = new List<(Location Location, Submission Submission)>();
        for (var at = now - Past; at < now; at += city.NextAfter(at)) answers.Add(city.Answer(at - now, at));

        var done = 0;
        foreach (var some in answers.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(answer => Send(grid, answer.Location, answer.Submission)));
            cancellationToken.ThrowIfCancellationRequested();
            progress((done += some.Length) / (double)answers.Count);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var grid = catalog.Grids.Single();
        var city = new SimulatedCity(grid, options);
        var start = time.GetUtcNow();
        var next = start;
        while (!stoppingToken.IsCancellationRequested)
        {
            next += city.NextAfter(next);
            if (next - time.GetUtcNow() is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (location, submission) = city.Answer(time.GetUtcNow() - start, null);
            try
            {
                await Send(grid, location, submission);
            }
            catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException)
            {
                LogLost(location.Code, exception.Message);
            }
        }
    }

    private async Task Send(GridIndex grid, Location location, Submission submission)
    {
        var receipt = await grains.GetGrain<ILocationGrain>(GridKey.Of(grid.Id, location.Code)).Submit(submission);
        if (receipt.Outcome != SubmissionOutcome.Accepted) LogLost(location.Code, receipt.Outcome.ToString());
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A simulated answer at {Code} was not accepted: {Reason}")]
    private partial void LogLost(string code, string reason);
}
