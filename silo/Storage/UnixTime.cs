namespace Kazva.Silo.Storage;

/// <summary>Times as SQLite keeps them: whole milliseconds since 1970, UTC.</summary>
internal static class UnixTime
{
    private const long Hour = 3_600_000;

    /// <summary>The start of the UTC hour that a time is in.</summary>
    public static long HourOf(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return milliseconds - (((milliseconds % Hour) + Hour) % Hour);
    }
}
