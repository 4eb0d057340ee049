namespace Kazva.Silo.Storage.Sqlite;

/// <summary>The row that a <see cref="SqlitePrepared"/> is at. It is read without looking at each value's type first, which takes longer than
/// reading it: columns are of the types that their tables say, and none of these is null.</summary>
internal readonly struct SqliteRow(nint statement)
{
    public int Int32(int column) => (int)Int64(column);

    public long Int64(int column) => SqliteNative.Column(statement, column);
}
