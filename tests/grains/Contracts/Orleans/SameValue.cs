using System.Collections;

namespace Kazva.Contracts.Tests;

/// <summary>Compares what was read with a sample, by the members that an earlier contract had.</summary>
internal static class SameValue
{
    /// <summary>Where the two differ, or null.</summary>
    public static string? Difference(object? expected, object? actual, IReadOnlySet<string> contract, string at)
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType())
            return ReferenceEquals(expected, actual) ? null : $"{at} is {actual?.GetType().Name ?? "null"} instead of {expected?.GetType().Name ?? "null"}";
        var type = expected.GetType();
        if (expected is Exception failure) return failure.Message == ((Exception)actual).Message ? null : $"{at} says {((Exception)actual).Message}";
        if (expected is IEnumerable items and not string)
        {
            var (mine, other) = (items.Cast<object>().ToList(), ((IEnumerable)actual).Cast<object>().ToList());
            if (mine.Count != other.Count) return $"{at} has {other.Count} items instead of {mine.Count}";
            return mine.Zip(other, (one, two) => Difference(one, two, contract, at + "[]")).FirstOrDefault(difference => difference is not null);
        }
        if (type.IsEnum || GrainContracts.AliasOf(type) is not { } alias)
            return expected.Equals(actual) ? null : $"{at} is {actual} instead of {expected}";
        return WireContract.Numbered(type)
            .Where(member => contract.Any(line => line.StartsWith($"{alias} member {member.Id}: ", StringComparison.Ordinal)))
            .Select(member => Difference(
                Sample.FieldOf(member.Property).GetValue(expected), Sample.FieldOf(member.Property).GetValue(actual), contract, $"{at} member {member.Id}"))
            .FirstOrDefault(difference => difference is not null);
    }
}
