using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Kazva.Dashboard.Page;

/// <summary>One file of the web page, as embedded under <c>web/</c>.</summary>
internal sealed record PageFile(byte[] Contents, string ContentType, EntityTagHeaderValue EntityTag)
{
    private const string Folder = "web/";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    /// <summary>The page's files by their path below <c>web/</c>; empty if there are none.</summary>
    public static IReadOnlyDictionary<string, PageFile> LoadAll(Assembly assembly) =>
        assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(name => name[Folder.Length..], name => Load(assembly, name), StringComparer.Ordinal);

    private static PageFile Load(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var contents = new byte[stream.Length];
        stream.ReadExactly(contents);
        return new PageFile(contents, ContentTypeOf(name),
            new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(contents).AsSpan(0, 16))}\""));
    }

    private static string ContentTypeOf(string name)
    {
        if (!ContentTypes.TryGetContentType(name, out var type)) return "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
    }
}
