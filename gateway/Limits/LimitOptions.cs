using Microsoft.Extensions.Options;

namespace Kazva.Gateway.Limits;

/// <summary>How many submissions are taken before somebody is asked to wait (<c>Kazva:Limits</c>).</summary>
internal sealed class LimitOptions
{
    public const string Section = "Kazva:Limits";

    /// <summary>Submissions a minute that one location takes for as long as they come.</summary>
    public int LocationPerMinute { get; set; } = 3_000;

    /// <summary>Submissions that one quiet location takes at once. An appeal on television brings thousands in seconds.</summary>
    public int LocationBurst { get; set; } = 20_000;

    /// <summary>Submissions that one address sends at once: a school class behind one Wi-Fi. It has them back, one by one, within <see cref="AddressWindow"/>.</summary>
    public int AddressSubmissions { get; set; } = 300;

    /// <summary>After how long an address that has used up <see cref="AddressSubmissions"/> has all of them back.</summary>
    public TimeSpan AddressWindow { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Refuses to start with limits that would refuse everyone.</summary>
internal sealed class LimitOptionsCheck : IValidateOptions<LimitOptions>
{
    private static readonly TimeSpan ShortestWindow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        List<string> wrong = [];
        AtLeastOne(nameof(options.LocationPerMinute), options.LocationPerMinute);
        AtLeastOne(nameof(options.LocationBurst), options.LocationBurst);
        AtLeastOne(nameof(options.AddressSubmissions), options.AddressSubmissions);
        if (options.AddressWindow < ShortestWindow || options.AddressWindow > LongestWindow)
            wrong.Add($"{LimitOptions.Section}:{nameof(options.AddressWindow)} is {options.AddressWindow}; it should be from {ShortestWindow} to {LongestWindow}.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);

        void AtLeastOne(string setting, int value)
        {
            if (value < 1) wrong.Add($"{LimitOptions.Section}:{setting} is {value}; it should be at least 1.");
        }
    }
}
