using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static SQLitePCL.raw;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>
/// A file system for SQLite that is the usual one, but for the write-ahead log: what is written to that one behind the other is gathered and handed to
/// the system at once, before anything else is done with the file. SQLite writes each page of a commit by two calls, a header and a content, a thousand
/// for a large batch, and each costs as much as writing SQLite's row (docs/performance.md).
/// <para>For connections with <c>synchronous=FULL</c> only: those sync the log at the end of each commit, before other connections are told of it, and
/// here that writes it. A write that fails, fails the sync or the write after it, and so the commit.</para>
/// </summary>
internal static unsafe class SqliteLogWrites
{
    /// <summary>The name by which a connection asks for it.</summary>
    public const string Name = "kazva";

    /// <summary>Below 128 KB, the most that SQLite's Unix file system writes at once: it looks at the lower 17 bits of a length.</summary>
    private const int BufferBytes = 64 << 10;

    /// <summary>The version of <c>sqlite3_vfs</c> that <see cref="SqliteVfs"/> is.</summary>
    private const int VfsVersion = 3;

    private static readonly SqliteVfs* Usual = Find();
    private static readonly Dictionary<nint, nint> Wrapped = [];

    /// <summary>Makes it known to SQLite, once.</summary>
    /// <exception cref="InvalidOperationException">SQLite has no file system, or refuses another.</exception>
    public static void Register() => RuntimeHelpers.RunClassConstructor(typeof(SqliteLogWrites).TypeHandle);

    private static SqliteVfs* Find()
    {
        var usual = SqliteNative.FindVfs(null);
        if (usual is null || usual->Version < VfsVersion) throw new InvalidOperationException("SQLite has no file system that is known here.");
        // Kept for good, as SQLite does.
        var own = (SqliteVfs*)NativeMemory.AllocZeroed((nuint)sizeof(SqliteVfs));
        *own = *usual;
        own->FileBytes = OwnPlace(usual) + sizeof(Pending);
        own->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
        own->Next = null;
        own->Open = &Open;
        return SqliteNative.RegisterVfs(own, 0) == SQLITE_OK ? usual : throw new InvalidOperationException("SQLite takes no other file system.");
    }

    /// <summary>Where in the memory of a file ours begins: behind that of the usual file system, at a multiple of 8.</summary>
    private static int OwnPlace(SqliteVfs* usual) => (usual->FileBytes + 7) & ~7;

    private static Pending* Of(SqliteVfsFile* file) => (Pending*)((byte*)file + OwnPlace(Usual));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteVfs* own, byte* name, SqliteVfsFile* file, int flags, int* opened)
    {
        *Of(file) = default;
        var result = Usual->Open(Usual, name, file, flags, opened);
        if (result != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return result;
        Of(file)->Usual = file->Methods;
        file->Methods = Wrap(file->Methods);
        return result;
    }

    /// <summary>The usual methods with ours in place of those that touch what is written.</summary>
    private static SqliteFileMethods* Wrap(SqliteFileMethods* usual)
    {
        lock (Wrapped)
        {
            ref var wrapped = ref CollectionsMarshal.GetValueRefOrAddDefault(Wrapped, (nint)usual, out var isKnown);
            if (isKnown) return (SqliteFileMethods*)wrapped;
            var own = (SqliteFileMethods*)NativeMemory.Alloc((nuint)sizeof(SqliteFileMethods));
            *own = *usual;
            // The log is neither shared nor mapped into memory, which later versions of the methods are for.
            own->Version = 1;
            own->Close = &Close;
            own->Read = &Read;
            own->Write = &Write;
            own->Truncate = &Truncate;
            own->Sync = &Sync;
            own->FileSize = &FileSize;
            own->FileControl = &FileControl;
            wrapped = (nint)own;
            return own;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteVfsFile* file, byte* bytes, int length, long at)
    {
        var pending = Of(file);
        if (pending->Failure != SQLITE_OK) return pending->Failure;
        if (pending->Length > 0 && (at != pending->At + pending->Length || length > BufferBytes - pending->Length))
        {
            var result = WriteOut(file);
            if (result != SQLITE_OK) return result;
        }
        if (length > BufferBytes) return pending->Usual->Write(file, bytes, length, at);
        if (pending->Bytes is null) pending->Bytes = (byte*)NativeMemory.Alloc(BufferBytes);
        if (pending->Length == 0) pending->At = at;
        Unsafe.CopyBlockUnaligned(pending->Bytes + pending->Length, bytes, (uint)length);
        pending->Length += length;
        return SQLITE_OK;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteVfsFile* file, byte* bytes, int length, long at)
    {
        var result = WriteOut(file);
        return result == SQLITE_OK ? Of(file)->Usual->Read(file, bytes, length, at) : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteVfsFile* file, int flags)
    {
        var result = WriteOut(file);
        return result == SQLITE_OK ? Of(file)->Usual->Sync(file, flags) : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteVfsFile* file, long size)
    {
        var result = WriteOut(file);
        return result == SQLITE_OK ? Of(file)->Usual->Truncate(file, size) : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileSize(SqliteVfsFile* file, long* size)
    {
        var result = WriteOut(file);
        return result == SQLITE_OK ? Of(file)->Usual->FileSize(file, size) : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FileControl(SqliteVfsFile* file, int operation, void* argument)
    {
        var result = WriteOut(file);
        return result == SQLITE_OK ? Of(file)->Usual->FileControl(file, operation, argument) : result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteVfsFile* file)
    {
        var written = WriteOut(file);
        var pending = Of(file);
        NativeMemory.Free(pending->Bytes);
        pending->Bytes = null;
        var closed = pending->Usual->Close(file);
        return written == SQLITE_OK ? closed : written;
    }

    /// <summary>Writes what was gathered. Once that has failed, everything fails until the file is closed: pages are missing that SQLite believes to be there.</summary>
    private static int WriteOut(SqliteVfsFile* file)
    {
        var pending = Of(file);
        if (pending->Failure != SQLITE_OK || pending->Length == 0) return pending->Failure;
        var length = pending->Length;
        pending->Length = 0;
        return pending->Failure = pending->Usual->Write(file, pending->Bytes, length, pending->At);
    }

    /// <summary>What of a file has not been handed to the system yet.</summary>
    private struct Pending
    {
        public SqliteFileMethods* Usual;
        public byte* Bytes;
        public long At;
        public int Length;
        public int Failure;
    }
}
