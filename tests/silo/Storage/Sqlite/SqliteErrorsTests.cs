using Kazva.Silo.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Kazva.Silo.Tests.Storage.Sqlite;

public sealed class SqliteErrorsTests
{
    [Theory]
    [InlineData(SQLITE_CORRUPT, true)]
    [InlineData(SQLITE_NOTADB, true)]
    [InlineData(SQLITE_CANTOPEN, true)]
    [InlineData(SQLITE_IOERR, true)]
    [InlineData(SQLITE_READONLY, true)]
    [InlineData(SQLITE_SCHEMA, true)]
    [InlineData(SQLITE_FULL, true)]
    [InlineData(SQLITE_CONSTRAINT, false)]
    [InlineData(SQLITE_MISMATCH, false)]
    [InlineData(SQLITE_ERROR, false)]
    public void Error_OfTheFile_MeansThatTheDatabaseIsUnavailable(int code, bool unavailable) =>
        SqliteErrors.MeansUnavailable(new SqliteException("", code)).ShouldBe(unavailable);
}
