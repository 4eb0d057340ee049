using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Verification;

/// <summary>Compares what a running server shows its staff. The server should be quiet: submissions that came after the fold differ.</summary>
internal sealed class RunningServer : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly string _url;
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
    private string? _organisation;

    private RunningServer(string url) => _url = url.TrimEnd('/');

    /// <summary>Finds the server and signs in, if there is somebody to sign in as.</summary>
    /// <exception cref="SettingsException">The server does not answer, or does not let us in.</exception>
    public static async Task<RunningServer> Reach(string url, (string Name, string Password)? user, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new SettingsException($"--url is '{url}'; it should be an address such as http://localhost:5001.");
        var server = new RunningServer(url);
        try
        {
            if (user is { } who) await server.SignIn(who.Name, who.Password, cancellationToken);
            server._organisation = (await server.Ask<Me>("/api/v1/me", cancellationToken))?.Organisation;
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Whether it shows us an organisation's grid: all of them where nobody signs in, else that of who signed in.</summary>
    public bool Shows(string organisation) => _organisation is null || _organisation == organisation;

    /// <returns>How many states were compared.</returns>
    /// <exception cref="SettingsException">The server does not answer.</exception>
    public async Task<int> Check(GridIndex grid, Verifier verifier, CancellationToken cancellationToken)
    {
        var shown = await Ask<Shown>($"/api/v1/grid?organisation={Uri.EscapeDataString(grid.Id)}", cancellationToken);
        foreach (var state in shown!.States) verifier.CheckState(state);
        return shown.States.Count;
    }

    public void Dispose() => _http.Dispose();

    private async Task SignIn(string name, string password, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password)]);
        using var response = await Send(() => _http.PostAsync(new Uri($"{_url}/sign-in"), form, cancellationToken));
        if (response.StatusCode == HttpStatusCode.SeeOther) return;
        throw new SettingsException(response.StatusCode == HttpStatusCode.Unauthorized
            ? $"The server at {_url} does not let {name} in: the name or the password is not right."
            : $"The server at {_url} answered the sign-in with {(int)response.StatusCode}.");
    }

    /// <returns>What it answered, or null if that was nothing.</returns>
    private async Task<T?> Ask<T>(string path, CancellationToken cancellationToken) where T : class
    {
        using var response = await Send(() => _http.GetAsync(new Uri(_url + path), cancellationToken));
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            throw new SettingsException($"The server at {_url} asks for an account: name one with --user.");
        if (!response.IsSuccessStatusCode)
            throw new SettingsException($"The server at {_url} could not be asked: it answered {path} with {(int)response.StatusCode}.");
        return response.StatusCode == HttpStatusCode.NoContent ? null : await response.Content.ReadFromJsonAsync<T>(Json, cancellationToken);
    }

    private async Task<HttpResponseMessage> Send(Func<Task<HttpResponseMessage>> request)
    {
        try
        {
            return await request();
        }
        catch (HttpRequestException exception)
        {
            throw new SettingsException($"The server at {_url} could not be asked: {exception.Message}");
        }
    }

    private sealed record Me(string Name, string Organisation);

    private sealed record Shown(IReadOnlyList<GridState> States);
}
