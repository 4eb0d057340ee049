using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kazva.TestKit;

/// <summary>Answers as a citizen's phone does.</summary>
public static class Citizen
{
    /// <summary>Sends a score, by default under a new id, to the client's address or another.</summary>
    public static Task<HttpResponseMessage> Send(this HttpClient http, string code, int score, Guid? id = null, object? more = null, Uri? at = null)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["submissionId"] = id ?? Guid.NewGuid(), ["score"] = score };
        if (more is not null)
            foreach (var property in more.GetType().GetProperties()) body[property.Name] = property.GetValue(more);
        var route = $"/api/v1/locations/{code}/submissions";
        return http.PostAsJsonAsync(at is null ? new Uri(route, UriKind.Relative) : new Uri(at, route), body);
    }

    /// <summary>Sends a score that must be accepted.</summary>
    /// <returns>The receipt.</returns>
    public static async Task<JsonElement> Accepted(this HttpClient http, string code, int score, Guid? id = null, object? more = null)
    {
        using var response = await http.Send(code, score, id, more);
        if (response.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
