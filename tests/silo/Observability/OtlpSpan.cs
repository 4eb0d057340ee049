using System.Text;

namespace Kazva.Silo.Tests.Observability;

/// <summary>A span as a collector gets it (opentelemetry/proto/trace/v1/trace.proto).</summary>
internal sealed record OtlpSpan(string Source, string Name, string TraceId, string Id, string ParentId, IReadOnlyList<string> LinkedTraces, IReadOnlyDictionary<string, string> Attributes)
{
    public static IEnumerable<OtlpSpan> Read(byte[] request) =>
        from resource in Protobuf.Parts(request, 1)
        from scope in Protobuf.Parts(resource, 2)
        from span in Protobuf.Parts(scope, 2)
        select Of(Text(Protobuf.Parts(scope, 1).First(), 1), span);

    private static OtlpSpan Of(string source, byte[] span) => new(
        source, Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4),
        [.. Protobuf.Parts(span, 13).Select(link => Hex(link, 1))],
        Protobuf.Parts(span, 9).ToDictionary(
            pair => Text(pair, 1), pair => Protobuf.Parts(pair, 2).Select(value => Text(value, 1)).FirstOrDefault() ?? "", StringComparer.Ordinal));

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Protobuf.Parts(message, field).FirstOrDefault() ?? []);

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Protobuf.Parts(message, field).FirstOrDefault() ?? []);
}

/// <summary>Just enough of Protocol Buffers to take messages apart.</summary>
internal static class Protobuf
{
    /// <summary>The fields of a number that hold bytes: texts and messages.</summary>
    public static IEnumerable<byte[]> Parts(byte[] message, int field)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            switch (key & 7)
            {
                case 0: Number(message, ref at); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                default:
                    var length = (int)Number(message, ref at);
                    if ((int)(key >> 3) == field) yield return message[at..(at + length)];
                    at += length;
                    break;
            }
        }
    }

    private static ulong Number(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}
