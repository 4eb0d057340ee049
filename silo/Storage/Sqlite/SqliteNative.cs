using System.Runtime.InteropServices;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>
/// Functions of the SQLite library that <see cref="SQLitePCL.raw"/> does not have, or has at a price: it counts the uses of a handle around each call,
/// which for binding a number takes several times as long as binding it. See https://www.sqlite.org/c3ref/funclist.html.
/// </summary>
internal static unsafe partial class SqliteNative
{
    /// <summary>The library that <see cref="SQLitePCL.Batteries_V2"/> loads.</summary>
    private const string Library = "e_sqlite3";

    /// <summary>Has SQLite make a copy of what is bound (<c>SQLITE_TRANSIENT</c>).</summary>
    private const nint Copied = -1;

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    public static partial SqliteVfs* FindVfs(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    public static partial int RegisterVfs(SqliteVfs* vfs, int isDefault);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int Bind(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double")]
    [SuppressGCTransition]
    public static partial int Bind(nint statement, int parameter, double value);

    /// <summary>Binds UTF-8. An empty span has no address, which SQLite would take for null.</summary>
    public static int BindText(nint statement, int parameter, ReadOnlySpan<byte> text)
    {
        byte none = 0;
        fixed (byte* first = text) return BindText(statement, parameter, text.IsEmpty ? &none : first, text.Length, Copied);
    }

    /// <summary>Binds bytes, none of them too.</summary>
    public static int BindBlob(nint statement, int parameter, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return BindZeros(statement, parameter, 0);
        fixed (byte* first = bytes) return BindBlob(statement, parameter, first, bytes.Length, Copied);
    }

    /// <summary>Runs to the next row. May wait for the disk.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long Column(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    private static partial int BindText(nint statement, int parameter, byte* text, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    private static partial int BindBlob(nint statement, int parameter, byte* bytes, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_zeroblob")]
    private static partial int BindZeros(nint statement, int parameter, int length);
}
