using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kazva.Bench.AlarmLatency;

/// <summary>Takes what the team's webhook sends, on a port of this machine.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<WebhookReceiver> StartAsync(ReportWatch watch)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            // A message may tell of several alarms. Plates are named by their codes, whatever else it says.
            foreach (var plate in watch.Plates)
                if (body.Contains(plate, StringComparison.Ordinal))
                    watch.SeeReceived(plate);
            return Results.Ok();
        });
        await app.StartAsync();
        return new WebhookReceiver(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
