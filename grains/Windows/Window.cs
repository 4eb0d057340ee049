namespace Kazva.Windows;

/// <summary>The rolling windows. The number of each is its index, from the shortest to the longest.</summary>
public enum Window
{
    /// <summary>The last hour.</summary>
    Hour,

    /// <summary>The last 24 hours.</summary>
    Day,

    /// <summary>The last 7 days.</summary>
    Week,

    /// <summary>The last 30 days.</summary>
    Month,

    /// <summary>The last 90 days.</summary>
    Quarter,
}
