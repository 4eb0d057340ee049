using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Kazva.Gateway.Submissions;

/// <summary>Reads a small body whole.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes of a submission. A comment of 1,000 characters takes at most 9,000 in a form.</summary>
    public const int LongestBytes = 16 * 1024;

    /// <summary>The body, or null when it is longer than <see cref="LongestBytes"/>, whatever its length was said to be.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > LongestBytes) return null;
        var buffer = new byte[(request.ContentLength ?? LongestBytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > LongestBytes) return null;
        return buffer.AsMemory(0, length);
    }

    /// <summary>Whether the content is of this type, in UTF-8 if it says so.</summary>
    public static bool Is(HttpRequest request, string mediaType) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
