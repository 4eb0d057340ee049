using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kazva.Faults.Tests.Alarms;

/// <summary>Two members of staff who take on what fires, often both at once, and close some of it.</summary>
internal sealed class Operators
{
    private readonly ConcurrentQueue<(string Alarm, int Number)> _done = new();

    /// <summary>The transitions that they were told they had made.</summary>
    public IReadOnlyCollection<(string Alarm, int Number)> Done => _done;

    /// <summary>Works until told to stop, whether the server is there or not.</summary>
    public Task Work(Uri staff, int seed, CancellationToken end) => Task.WhenAll(Enumerable.Range(0, 2).Select(async who =>
    {
        using var http = new HttpClient { BaseAddress = staff, Timeout = TimeSpan.FromSeconds(10) };
        var random = new Random((seed * 10) + who);
        while (!end.IsCancellationRequested)
        {
            try
            {
                var list = await http.GetFromJsonAsync<JsonElement>("/api/v1/alarms?state=firing&state=acknowledged", end);
                foreach (var alarm in list.GetProperty("alarms").EnumerateArray())
                    await Act(http, alarm.GetProperty("id").GetString()!, random.Next(4) == 0 ? "resolve" : "acknowledge", end);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
            {
                if (!end.IsCancellationRequested) await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None); // It was killed.
            }
        }
    }));

    private async Task Act(HttpClient http, string alarm, string what, CancellationToken end)
    {
        using var response = await http.PostAsJsonAsync($"/api/v1/alarms/{alarm}/{what}", new { why = "seen to" }, end);
        if (!response.IsSuccessStatusCode) return;
        var made = (await response.Content.ReadFromJsonAsync<JsonElement>(end)).GetProperty("transition");
        _done.Enqueue((made.GetProperty("alarm").GetString()!, made.GetProperty("number").GetInt32()));
    }
}
