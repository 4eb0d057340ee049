using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kazva.Feed;

namespace Kazva.TestKit;

/// <summary>What staff are shown.</summary>
public sealed record StaffView(IReadOnlyList<GridState> States, IReadOnlyList<FeedAnswer> Latest, FeedPosition Feed)
{
    /// <summary>How the staff's JSON is read.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The state of a grain.</summary>
    public GridState this[RollUp.GridLevel kind, string id] => States.Single(state => state.Kind == kind && state.Id == id);

    /// <summary>Asks for the snapshot, as soon as the feed has begun.</summary>
    /// <param name="organisation">Whose, where there is more than one.</param>
    public static Task<StaffView> Of(HttpClient staff, string? organisation = null) =>
        Eventually.Is(() => Try(staff, organisation), view => view is not null)!;

    /// <summary>Asks for the snapshot once.</summary>
    /// <returns>Null while the feed cannot be reached; with a clock that a test turns that lasts until the test turns it.</returns>
    public static async Task<StaffView?> Try(HttpClient staff, string? organisation = null)
    {
        var query = organisation is null ? "" : $"?organisation={organisation}";
        using var response = await staff.GetAsync(new Uri($"/api/v1/grid{query}", UriKind.Relative));
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<StaffView>(Json) : null;
    }

    /// <summary>Asks for the snapshot until it shows so many answers in all in the last 90 days on every level: none hears of an answer
    /// first. No settlement may lie within another.</summary>
    public static Task<StaffView> WithCount(HttpClient staff, int count) =>
        Eventually.Is(() => Of(staff), view => view.States
            .GroupBy(state => state.Kind)
            .All(level => level.Sum(state => state.Windows.Quarter.Count) == count));
}
