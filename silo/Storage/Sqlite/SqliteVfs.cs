using System.Runtime.InteropServices;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary><c>sqlite3_vfs</c>, of which only the first fields are named: what follows is copied whole. https://www.sqlite.org/c3ref/vfs.html</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfs
{
    public int Version;
    public int FileBytes;
    public int LongestPath;
    public SqliteVfs* Next;
    public byte* Name;
    public nint AppData;
    public delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, SqliteVfsFile*, int, int*, int> Open;
    private Rest _rest;

    /// <summary>The other fifteen functions of version 3, which SQLite has had since 2011.</summary>
    [System.Runtime.CompilerServices.InlineArray(15)]
    private struct Rest
    {
        private nint _first;
    }
}

/// <summary><c>sqlite3_file</c>: what an open file begins with. https://www.sqlite.org/c3ref/file.html</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfsFile
{
    public SqliteFileMethods* Methods;
}

/// <summary><c>sqlite3_io_methods</c>. https://www.sqlite.org/c3ref/io_methods.html</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
{
    public int Version;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, int> Close;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, byte*, int, long, int> Read;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, byte*, int, long, int> Write;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, long, int> Truncate;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int> Sync;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, long*, int> FileSize;
    public nint Lock;
    public nint Unlock;
    public nint CheckReservedLock;
    public delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, void*, int> FileControl;
    public nint SectorSize;
    public nint DeviceCharacteristics;
}
