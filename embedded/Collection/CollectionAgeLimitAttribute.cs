using System.Globalization;

namespace Kazva.Embedded;

/// <summary>How long grains of this class may be idle before they are deactivated; the parts are added up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CollectionAgeLimitAttribute : Attribute
{
    private readonly TimeSpan _given;

    /// <summary>Set <see cref="Days"/>, <see cref="Hours"/>, <see cref="Minutes"/> or <see cref="AlwaysActive"/>.</summary>
    public CollectionAgeLimitAttribute() { }

    /// <summary>An age as <see cref="TimeSpan.Parse(string, IFormatProvider)"/> reads it.</summary>
    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        _given = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    /// <summary>Days to add.</summary>
    public double Days { get; set; }

    /// <summary>Hours to add.</summary>
    public double Hours { get; set; }

    /// <summary>Minutes to add.</summary>
    public double Minutes { get; set; }

    /// <summary>Never deactivate for being idle.</summary>
    public bool AlwaysActive { get; set; }

    /// <summary>The age; infinite for <see cref="AlwaysActive"/>.</summary>
    public TimeSpan AgeLimit => AlwaysActive
        ? Timeout.InfiniteTimeSpan
        : _given + TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
}

/// <summary>Grains of this class are never deactivated for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepAliveAttribute : Attribute;
