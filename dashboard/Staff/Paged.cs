using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kazva.Submissions;
using Microsoft.AspNetCore.Http;

namespace Kazva.Dashboard.Staff;

/// <summary>Part of a list from the newest on.</summary>
/// <param name="Next">Given as <c>before</c> it gets what follows; null at the end.</param>
internal sealed record Paged<T>(ImmutableArray<T> Items, DateTimeOffset? Next);

/// <summary>Where in a list that goes back in time, and how much of it.</summary>
/// <param name="Limit">About how many; a page is longer where more than that are of one moment.</param>
internal sealed record PageQuery(DateTimeOffset? Before, int Limit)
{
    private const int Usual = 100;
    private const int Most = 500;

    /// <summary>Reads <c>before</c> and <c>limit</c>; what is wrong is added to <paramref name="errors"/>.</summary>
    public static PageQuery Read(HttpRequest request, ImmutableArray<FieldError>.Builder errors)
    {
        DateTimeOffset? before = null;
        var limit = Usual;
        if (request.Query["before"].ToString() is { Length: > 0 } text)
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)) before = time;
            else errors.Add(new("before", "time", "A time by RFC 3339, such as 2026-05-04T09:12:31Z."));
        if (request.Query["limit"].ToString() is { Length: > 0 } number
            && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
            errors.Add(new("limit", "range", FormattableString.Invariant($"A whole number from 1 to {Most}.")));
        return new(before, limit);
    }

    /// <summary>Reads a list of names of an enumeration, separated by commas.</summary>
    public static ImmutableArray<T> Names<T>(HttpRequest request, string field, ImmutableArray<FieldError>.Builder errors) where T : struct, Enum
    {
        var names = request.Query[field].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var name in names)
            if (char.IsLetter(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var value)) values.Add(value);
            else
            {
                errors.Add(new(field, "unknown", $"Any of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."));
                break;
            }
        return values.ToImmutable();
    }

    /// <summary>Reads a page. It never ends between two of one moment: the next would begin after both.</summary>
    /// <param name="read">Reads so many.</param>
    public async Task<Paged<T>> Of<T>(Func<int, Task<ImmutableArray<T>>> read, Func<T, DateTimeOffset> at)
    {
        for (var most = Limit + 1; ; most *= 2)
        {
            var items = await read(most);
            if (items.Length < most) return new(items, null);
            var end = items.Length - 1;
            while (end > 0 && at(items[end - 1]) == at(items[^1])) end--;
            if (end > 0) return new(ImmutableCollectionsMarshal.AsImmutableArray(items.AsSpan(0, end).ToArray()), at(items[end - 1]));
        }
    }
}
