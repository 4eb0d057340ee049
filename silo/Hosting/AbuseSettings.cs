using Kazva.Abuse;
using Microsoft.Extensions.Options;

namespace Kazva.Silo.Hosting;

/// <summary>Reads when submissions are held, for the grains of locations.</summary>
internal static class AbuseSettings
{
    /// <summary>Adds <see cref="AbuseOptions"/>. Wrong values stop the start and are named.</summary>
    public static void AddAbuseSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AbuseOptions>()
            .Bind(builder.Configuration.GetSection(AbuseOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AbuseOptions>, Check>();
    }

    private sealed class Check : IValidateOptions<AbuseOptions>
    {
        public ValidateOptionsResult Validate(string? name, AbuseOptions options) =>
            options.Mistakes().ToList() is { Count: > 0 } mistakes ? ValidateOptionsResult.Fail(mistakes) : ValidateOptionsResult.Success;
    }
}
