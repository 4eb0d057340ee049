namespace Kazva.RollUp;

/// <summary>Spreads over a period what many grains do once in it, also when all of them began at one moment.</summary>
internal static class Staggered
{
    /// <summary>When the grain with this key is to begin: always the same part of the period, never at once.</summary>
    public static TimeSpan Start(string key, TimeSpan period)
    {
        // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv), then mixed: the high bits of short keys differ too little.
        var hash = 2166136261u;
        foreach (var character in key) hash = (hash ^ character) * 16777619u;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash ^= hash >> 13;
        return period * ((hash + 1.0) / (uint.MaxValue + 1.0));
    }
}
