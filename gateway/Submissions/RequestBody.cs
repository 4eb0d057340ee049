using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Kazva.Gateway.Submissions;

/// <summary>Reads a small body whole.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes of a submission. A comment of 1,000 characters takes at most 9,000 in a form.</summary>
    public const int LongestBytes = 16 * 1024;

    /// <summary>The body, or null when it is longer than <see cref="LongestBytes"/>, whatever its length was said to be.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > LongestBytes) return null;
        while (true)
        {
            // As a rule the body came with the headers, and is here whole.
            var read = await request.BodyReader.ReadAsync();
            if (read.Buffer.Length > LongestBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return null;
            }
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Whether the content is of this type, in UTF-8 if it says so.</summary>
    public static bool Is(HttpRequest request, string mediaType) =>
        string.Equals(request.ContentType, mediaType, StringComparison.OrdinalIgnoreCase) || IsInUtf8(request, mediaType);

    private static bool IsInUtf8(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
