namespace Kazva.Windows;

/// <summary>Which times a window holds: the definition that <see cref="RollingWindows"/> keeps to, for those who check it.</summary>
public static class WindowSpan
{
    /// <summary>The oldest moment that the window holds at <paramref name="now"/>; it holds everything from there on.</summary>
    public static DateTimeOffset Start(this Window window, DateTimeOffset now)
    {
        var tier = Tier.All[(int)window];
        var minute = (int)(now.ToUnixTimeSeconds() / 60);
        return DateTimeOffset.UnixEpoch.AddMinutes((double)(tier.BucketOf(minute) - tier.Buckets + 1) * tier.Minutes);
    }
}
