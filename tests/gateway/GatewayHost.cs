using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kazva.Definition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kazva.Gateway.Tests;

/// <summary>The gateway on a real server, with grains that are not.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayHost(WebApplication app, FakeGrains grains, ConcurrentQueue<string> log)
    {
        (_app, Grains, Log) = (app, grains, log);
        Client = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.Single()) };
    }

    public FakeGrains Grains { get; }

    public HttpClient Client { get; }

    /// <summary>Everything that was logged at any level.</summary>
    public ConcurrentQueue<string> Log { get; }

    public static string SubmissionsOf(string code) => $"/api/v1/locations/{code}/submissions";

    public static Task<GatewayHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(new TestGrid(), settings);

    public static async Task<GatewayHost> StartAsync(TestGrid grid, params (string Key, string Value)[] settings)
    {
        var grains = new FakeGrains();
        var log = new ConcurrentQueue<string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, string? (s) => s.Value, StringComparer.Ordinal));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new Recorder(log));
        builder.Services.AddSingleton<IGridCatalog>(grid).AddSingleton<IGrainFactory>(grains);
        if (PublicUrl.TryRead(builder.Configuration["Kazva:PublicUrl"], out var url)) builder.Services.AddSingleton(url);
        builder.Services.AddGateway(builder.Configuration);
        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseRouting();
        app.UseGateway();
        app.MapGateway();
        app.MapGet("/api/v1/grid", () => "the dashboard's");
        app.MapGet("/else", (HttpContext context) => context.Connection.RemoteIpAddress!.ToString());
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new(app, grains, log);
    }

    /// <summary>Sends a submission to the API as it stands.</summary>
    public Task<HttpResponseMessage> PostJsonAsync(string json, string? code = null, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return Client.PostAsync(SubmissionsOf(code ?? TestGrid.Playground), content);
    }

    /// <summary>Sends a form.</summary>
    public Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Gets a page.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string? acceptLanguage = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (acceptLanguage is not null) request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Recorder(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}

internal static class ResponseReading
{
    public static Task<string> TextAsync(this HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.TextAsync());

    /// <summary>Holds that this is a problem with the status, and gives its errors as field and code.</summary>
    public static async Task<List<(string Field, string Code)>> ProblemAsync(this HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status, await response.TextAsync());
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.JsonAsync();
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        problem.GetProperty("type").GetString().ShouldNotBeNull().ShouldStartWith("https://tools.ietf.org/html/rfc");
        return !problem.TryGetProperty("errors", out var errors) ? [] :
            [.. errors.EnumerateArray().Select(e =>
            {
                e.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
                return (e.GetProperty("field").GetString()!, e.GetProperty("code").GetString()!);
            })];
    }
}
