using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Definition;
using Kazva.Feed;

namespace Kazva.Silo.Verification;

/// <summary>Compares what a running server shows its staff. The server should be quiet: submissions that came after the fold differ.</summary>
internal static class RunningServer
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <returns>How many states were compared.</returns>
    /// <exception cref="Hosting.SettingsException">The server does not answer.</exception>
    public static async Task<int> Check(string url, GridIndex grid, Verifier verifier, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        try
        {
            var address = $"{url.TrimEnd('/')}/api/v1/grid?organisation={Uri.EscapeDataString(grid.Id)}";
            var shown = await http.GetFromJsonAsync<Shown>(address, Json, cancellationToken);
            foreach (var state in shown!.States) verifier.CheckState(state);
            return shown.States.Count;
        }
        catch (HttpRequestException exception)
        {
            throw new Hosting.SettingsException($"The server at {url} could not be asked: {exception.Message}");
        }
    }

    private sealed record Shown(IReadOnlyList<GridState> States);
}
