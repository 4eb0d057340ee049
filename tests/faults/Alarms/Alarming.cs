using System.Collections.Concurrent;
using System.Net;
using Kazva.TestKit;

namespace Kazva.Faults.Tests.Alarms;

/// <summary>Citizens of whom every tenth reports a danger, and all at one stop are dissatisfied.</summary>
internal sealed class Alarming
{
    private const int Senders = 8;

    private readonly ConcurrentDictionary<Guid, (string Code, int Score, bool Danger)> _unanswered = new();
    private int _accepted;

    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>Sends until all are sent or the server is gone.</summary>
    public Task Send(Uri citizens, int count, int seed) => Task.WhenAll(Enumerable.Range(0, Senders).Select(async sender =>
    {
        using var http = new HttpClient { BaseAddress = citizens };
        var random = new Random((seed * 1000) + sender);
        for (var i = 0; i < count / Senders; i++)
        {
            var (code, danger) = (SmallGrid.Codes[random.Next(5)], random.Next(10) == 0);
            var score = danger || code == SmallGrid.Stop ? random.Next(1, 5) : random.Next(1, 11);
            if (!await Send(http, Guid.NewGuid(), (code, score, danger))) return;
        }
    }));

    /// <summary>Sends again what had no answer, as phones do.</summary>
    public async Task SendAgain(Uri citizens)
    {
        using var http = new HttpClient { BaseAddress = citizens };
        foreach (var (id, answer) in _unanswered) (await Send(http, id, answer)).ShouldBeTrue();
    }

    private async Task<bool> Send(HttpClient http, Guid id, (string Code, int Score, bool Danger) answer)
    {
        _unanswered[id] = answer;
        try
        {
            using var response = await http.Send(answer.Code, answer.Score, id, answer.Danger ? new { answers = new { problem = new[] { "broken" } } } : null);
            if (response.StatusCode != HttpStatusCode.Accepted) return false;
        }
        catch (HttpRequestException)
        {
            return false; // The process was killed under it.
        }
        _unanswered.TryRemove(id, out _);
        Interlocked.Increment(ref _accepted);
        return true;
    }
}
