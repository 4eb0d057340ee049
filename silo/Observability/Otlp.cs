using System.Diagnostics;
using System.Reflection;
using Kazva.Silo.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kazva.Silo.Observability;

/// <summary>Sends traces, metrics and logs by OTLP. All that the SDK reads from <c>OTEL_*</c> variables holds.</summary>
internal static class Otlp
{
    private const string Sampler = "OTEL_TRACES_SAMPLER";

    /// <summary>One submission in ten: a busy city has a hundred a second, and a trace of each tells no more.</summary>
    private const double Sampled = 0.1;

    public static void Add(WebApplicationBuilder builder, Parts parts)
    {
        builder.Services.AddSingleton<DistributedContextPropagator>(new OwnTraces());
        builder.Services.AddHostedService<TelemetryEnd>();
        // Should the sender use a client that logs, each batch would send more to send.
        builder.Logging.AddFilter("System.Net.Http.HttpClient.Otlp", LogLevel.None);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddTelemetrySdk()
                .AddService(Name(parts), serviceVersion: Version, serviceInstanceId: $"{Environment.MachineName}-{Guid.NewGuid():N}")
                .AddEnvironmentVariableDetector())
            .WithTracing(traces => Traces(traces, builder.Configuration[Sampler] is null))
            .WithMetrics(Metrics)
            .WithLogging(configureBuilder: null, logs =>
            {
                logs.IncludeFormattedMessage = true;
                logs.ParseStateValues = true;
                logs.IncludeScopes = false; // They name connections, which is to say citizens.
            })
            .UseOtlpExporter();
    }

    public static string Version { get; } = typeof(Otlp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private static void Traces(TracerProviderBuilder traces, bool sample)
    {
        traces.AddSource("Kazva.*", "Microsoft.AspNetCore", "Microsoft.Orleans.*", "Npgsql").AddProcessor(new AnonymousSpans());
        if (sample) traces.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(Sampled)));
    }

    private static void Metrics(MeterProviderBuilder metrics) => metrics.AddMeter(
        "Kazva.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.Orleans", "Npgsql", "System.Runtime");

    private static string Name(Parts parts) => parts switch
    {
        Parts.Silo => "kazva-silo",
        Parts.Gateway => "kazva-gateway",
        Parts.Dashboard => "kazva-dashboard",
        _ => "kazva-serve",
    };
}
