using System.Text;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>What a parameter of a statement is set to: null, a whole number, a fraction, text or bytes. Numbers are not boxed: a submission sets some forty.</summary>
internal readonly struct SqliteValue
{
    private const int LongestOnStack = 512;

    private readonly object? _text; // or bytes
    private readonly long _number;
    private readonly Kind _kind;

    private SqliteValue(Kind kind, long number, object? text = null) => (_kind, _number, _text) = (kind, number, text);

    private enum Kind : byte
    {
        Null,
        Integer,
        Real,
        Text,
        Blob,
    }

    public static implicit operator SqliteValue(string? text) => text is null ? default : new(Kind.Text, 0, text);

    public static implicit operator SqliteValue(byte[]? bytes) => bytes is null ? default : new(Kind.Blob, 0, bytes);

    public static implicit operator SqliteValue(long number) => new(Kind.Integer, number);

    public static implicit operator SqliteValue(long? number) => number is { } known ? new(Kind.Integer, known) : default;

    public static implicit operator SqliteValue(int? number) => number is { } known ? new(Kind.Integer, known) : default;

    public static implicit operator SqliteValue(int number) => new(Kind.Integer, number);

    public static implicit operator SqliteValue(bool truth) => new(Kind.Integer, truth ? 1 : 0);

    public static implicit operator SqliteValue(double number) => new(Kind.Real, BitConverter.DoubleToInt64Bits(number));

    public static implicit operator SqliteValue(double? number) => number is { } known ? known : default(SqliteValue);

    /// <summary>Sets a parameter, which are counted from 1.</summary>
    /// <returns>SQLite's result.</returns>
    public int Bind(nint statement, int parameter) => _kind switch
    {
        Kind.Integer => SqliteNative.Bind(statement, parameter, _number),
        Kind.Real => SqliteNative.Bind(statement, parameter, BitConverter.Int64BitsToDouble(_number)),
        Kind.Text => BindText(statement, parameter, (string)_text!),
        Kind.Blob => SqliteNative.BindBlob(statement, parameter, (byte[])_text!),
        _ => SqliteNative.BindNull(statement, parameter),
    };

    private static int BindText(nint statement, int parameter, string text)
    {
        Span<byte> buffer = stackalloc byte[LongestOnStack];
        return Encoding.UTF8.TryGetBytes(text, buffer, out var length)
            ? SqliteNative.BindText(statement, parameter, buffer[..length])
            : SqliteNative.BindText(statement, parameter, Encoding.UTF8.GetBytes(text));
    }
}
