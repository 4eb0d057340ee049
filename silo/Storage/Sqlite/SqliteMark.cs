using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The row that says of a submission that it was held or decided on.</summary>
internal static class SqliteMark
{
    private static readonly string AddMark = SqlFile.Read("Sqlite/Statements/add-mark.sql");

    public static void Write(SqliteSession session, LoggedSubmission s) => session[AddMark].Execute(
        s.Organisation, s.Location, s.Number, (int?)s.Held, s.Decision?.Number, s.Counts ? 1 : 0, s.Score,
        s.CountedAt.ToUnixTimeMilliseconds(), s.ReceivedAt.ToUnixTimeMilliseconds());
}
