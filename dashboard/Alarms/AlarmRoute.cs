namespace Kazva.Dashboard.Alarms;

/// <summary>Ids in addresses. Some have slashes, which routing leaves as <c>%2F</c>.</summary>
internal static class AlarmRoute
{
    public static string Id(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
