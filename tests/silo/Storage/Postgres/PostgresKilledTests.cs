using System.Collections.Concurrent;
using Kazva.Submissions;
using Kazva.TestKit;
using Kazva.TestKit.Postgres;

namespace Kazva.Silo.Tests.Storage.Postgres;

public sealed class PostgresKilledTests
{
    private const int Locations = 20;

    [Fact]
    public async Task Server_KilledInMidLoad_LosesNothingAcceptedAndIsUsedAgainByItself()
    {
        TestDatabase.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.CreateOnAsync(server);
        await using var process = new StorageProcess(database.Options, new ManualTimeProvider());
        var load = new Load(process);

        var first = load.RunAsync(untilFailure: true);
        await load.Reached(200);
        await server.KillAsync();
        await first; // Every caller heard that the database is away.
        (await process.Health.CheckAsync()).IsHealthy.ShouldBeFalse();
        await server.StartAgainAsync();
        (await process.Health.CheckAsync()).IsHealthy.ShouldBeTrue();
        await load.RunAsync(untilFailure: false);

        var logged = await process.AllAsync();
        logged.Select(s => s.SubmissionId).ShouldBe(load.Accepted, ignoreOrder: true);
        foreach (var location in logged.GroupBy(s => s.Location, StringComparer.Ordinal))
            location.Select(s => s.Number).ShouldBeSubsetOf(Enumerable.Range(1, (int)(await process.TailAsync(location.Key)).Head).Select(n => (long)n));
    }

    /// <summary>Citizens at many locations. What failed is sent again with the same id, as the form does.</summary>
    private sealed class Load(StorageProcess process)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<Guid> _unanswered = new();
        private readonly ConcurrentBag<Guid> _accepted = [];
        private int _goal = int.MaxValue;

        public IReadOnlyCollection<Guid> Accepted => _accepted;

        public Task Reached(int accepted)
        {
            Volatile.Write(ref _goal, accepted);
            return _reached.Task;
        }

        public Task RunAsync(bool untilFailure) =>
            Task.WhenAll(Enumerable.Range(0, Locations).Select(i => Task.Run(() => RunAsync($"L{i}", untilFailure))));

        private async Task RunAsync(string location, bool untilFailure)
        {
            var head = (await process.TailAsync(location)).Head;
            for (var sent = 0; untilFailure || sent < 20; sent++)
            {
                if (untilFailure || !_unanswered.TryDequeue(out var id)) id = Guid.NewGuid();
                try
                {
                    var result = await process.Log.AppendAsync(Sample.Submission(location, ++head, id: id));
                    result.Outcome.ShouldNotBe(AppendOutcome.Fenced);
                    _accepted.Add(id);
                    if (_accepted.Count >= Volatile.Read(ref _goal)) _reached.TrySetResult();
                }
                catch (StorageUnavailableException) when (untilFailure)
                {
                    _unanswered.Enqueue(id);
                    return;
                }
            }
        }
    }
}
