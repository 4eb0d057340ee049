using Kazva.Silo.Storage.Log;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The heads of locations, within the writer's transaction.</summary>
internal static class SqliteHeads
{
    private const string ReadHead = "SELECT n FROM heads WHERE organisation = $organisation AND location = $location";

    private const string FindAt = "SELECT place FROM heads WHERE organisation = $organisation AND location = $location AND n = $n";

    private const string MoveTo = "UPDATE heads SET n = $n WHERE place = $place";

    // A location that was never answered has no head, or one at 0.
    private const string Begin =
        "INSERT INTO heads (organisation, location, n) VALUES ($organisation, $location, $last) ON CONFLICT DO UPDATE SET n = excluded.n WHERE n = 0 RETURNING place";

    private static readonly string MoveHead = SqlFile.Read("Sqlite/Statements/move-head.sql");

    /// <summary>Moves a location's head to the last of some numbers, if their first one follows it.</summary>
    /// <returns>The location's place; null when it did not move.</returns>
    public static long? TryMove(SqliteSession session, NumberRun run)
    {
        if (run.First == 1) return session[Begin].Number(run.Place.Organisation, run.Place.Location, run.Last);
        var place = session[FindAt].Number(run.Place.Organisation, run.Place.Location, run.First - 1);
        if (place is { } known) session[MoveTo].Execute(run.Last, known);
        return place;
    }

    /// <summary>Moves a location's head in the batch to a number, if that follows.</summary>
    public static bool Admit(SqliteSession session, BatchHeads heads, Place place, long number)
    {
        if (!heads.Knows(place)) heads.Tell(place, session[ReadHead].Number(place.Organisation, place.Location) ?? 0);
        return heads.Admit(place, number);
    }

    /// <summary>Writes those that moved.</summary>
    public static void Move(SqliteSession session, BatchHeads heads)
    {
        foreach (var (place, number) in heads.Moved) session[MoveHead].Execute(place.Organisation, place.Location, number);
    }
}
