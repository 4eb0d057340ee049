using System.Text.Encodings.Web;
using System.Text.Json;
using Kazva.Silo.Hosting;

namespace Kazva.Silo.Observability;

/// <summary>How log lines are written to the console: for people, or one JSON object a line.</summary>
internal enum LogFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}

/// <summary>Reads <c>Kazva:LogFormat</c> and follows it.</summary>
internal static partial class LogFormats
{
    private const string Setting = "Kazva:LogFormat";

    /// <summary>The format asked for; in a container JSON, which what runs containers can read.</summary>
    /// <exception cref="SettingsException">The setting is wrong.</exception>
    public static LogFormat Of(IConfiguration configuration)
    {
        if (configuration[Setting] is not { } text)
            return string.Equals(configuration["DOTNET_RUNNING_IN_CONTAINER"], "true", StringComparison.OrdinalIgnoreCase) ? LogFormat.Json : LogFormat.Text;
        return Enum.GetNames<LogFormat>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<LogFormat>(text, ignoreCase: true)
            : throw new SettingsException($"{Setting} is '{text}'; it should be Text or Json.");
    }

    public static void AddLogFormat(this WebApplicationBuilder builder)
    {
        // At its information level it writes whole addresses, with their queries. Where it may write anything at all, each request
        // carries an activity and a scope for the lines of others, and only JSON tells them.
        var isJson = Of(builder.Configuration) == LogFormat.Json;
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", isJson ? LogLevel.Warning : LogLevel.None);
        if (!isJson) return;
        builder.Services.AddSingleton<IExternalScopeProvider, AnonymousScopes>();
        builder.Logging.AddJsonConsole(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            json.IncludeScopes = true;
            json.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        });
    }

    /// <summary>Tells whoever started the program something, in the form of the logs.</summary>
    public static void Tell(this WebApplication app, string line)
    {
        if (Of(app.Configuration) == LogFormat.Json) LogTold(app.Logger, line);
        else Console.WriteLine(line);
    }

    [LoggerMessage(1, LogLevel.Information, "{Line}")]
    private static partial void LogTold(ILogger logger, string line);
}
