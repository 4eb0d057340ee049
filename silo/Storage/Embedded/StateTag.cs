using System.Globalization;

namespace Kazva.Silo.Storage.Embedded;

/// <summary>The ETags of grains' states: numbers in the database, texts to the host.</summary>
internal static class StateTag
{
    /// <summary>One that was never used; random, so that none comes back after a state was removed.</summary>
    public static long Next() => Random.Shared.NextInt64(1, long.MaxValue);

    public static string Name(long tag) => tag.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number; 0, which no state has, when it is none of ours.</summary>
    public static long Parse(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) ? tag : 0;

    public static InconsistentStateException Conflict(string stateName, GrainId grain, string? etag) =>
        new($"State '{stateName}' of {grain} was written by somebody else.", storedEtag: null, currentEtag: etag);
}
