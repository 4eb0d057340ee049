using Kazva.Silo.Storage.Log;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The hourly roll-ups, within the writer's transaction.</summary>
internal static class SqliteHours
{
    private static readonly string CountHour = SqlFile.Read("Sqlite/Statements/count-hour.sql");

    /// <summary>Adds what changes.</summary>
    public static void Write(SqliteSession session, HourCounts hours)
    {
        var statement = session[CountHour];
        foreach (var ((organisation, level, id, hour), n) in hours.Changes)
            statement.Execute(organisation, (int)level, id, hour, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
    }
}
