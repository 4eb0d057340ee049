using Kazva.Silo.Hosting;

namespace Kazva.Silo.Observability;

/// <summary>What the process tells of itself: logs always, traces and metrics where a collector is named.</summary>
internal static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary>Adds the logs' format, and sends everything by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Otherwise nothing that
    /// sends is even loaded.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static void AddTelemetry(this WebApplicationBuilder builder, Parts parts)
    {
        builder.AddLogFormat();
        ProcessMetrics.Begin(parts);
        if (!IsAsked(builder.Configuration)) return;
        Check(builder.Configuration);
        Otlp.Add(builder, parts);
    }

    /// <summary>Gives requests' spans their names. Stands after routing.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (IsAsked(app.Configuration)) app.UseMiddleware<RequestSpan>();
    }

    private static bool IsAsked(IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration[Endpoint]) && !string.Equals(configuration[Disabled], "true", StringComparison.OrdinalIgnoreCase);

    private static void Check(ConfigurationManager configuration)
    {
        if (!Uri.TryCreate(configuration[Endpoint], UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new SettingsException($"{Endpoint} is '{configuration[Endpoint]}'; it should be an address such as http://localhost:4317.");
        if (configuration[Protocol] is { } protocol && protocol is not ("grpc" or "http/protobuf"))
            throw new SettingsException($"{Protocol} is '{protocol}'; it should be grpc or http/protobuf.");
    }
}
