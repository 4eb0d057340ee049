using System.Xml;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>The emblem's file. It is shown as a picture, in which nothing runs and nothing is loaded; that it asks for neither is
/// checked all the same, so that whoever opens the file by itself is as safe.</summary>
internal static class EmblemFile
{
    private const string Svg = "http://www.w3.org/2000/svg";

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What <c>organisation.yaml</c> says of the file; null when it cannot be one.</summary>
    public static string? PathIn(YamlMap yaml)
    {
        var path = yaml.Text("emblem", IsPicture, "a path inside the folder to an SVG or PNG picture, such as emblem.svg");
        return IsPicture(path) ? path : null;
    }

    /// <summary>Reads it; null when it is missing or not as it should be.</summary>
    public static Emblem? Read(string folder, YamlMap yaml, string path, MistakeList mistakes)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        if (!file.Exists)
        {
            yaml.Wrong("emblem", $"there is no file '{path}' in the folder");
            return null;
        }
        if (file.Length > Emblem.MostBytes)
        {
            mistakes.Add(path, 1, 1, $"the emblem has {file.Length} bytes; expected at most {Emblem.MostBytes}, because it travels with every form");
            return null;
        }
        return IsSvg(path) ? ReadSvg(folder, path, mistakes) : ReadPng(file, path, mistakes);
    }

    private static bool IsPicture(string path) =>
        MapReference.IsInside(path) && (IsSvg(path) || path.EndsWith(".png", StringComparison.Ordinal));

    private static bool IsSvg(string path) => path.EndsWith(".svg", StringComparison.Ordinal);

    private static Emblem? ReadPng(FileInfo file, string path, MistakeList mistakes)
    {
        var bytes = File.ReadAllBytes(file.FullName);
        if (bytes.AsSpan().StartsWith(PngSignature)) return new Emblem("image/png", Convert.ToBase64String(bytes));
        mistakes.Add(path, 1, 1, "the file is not a PNG picture");
        return null;
    }

    private static Emblem? ReadSvg(string folder, string path, MistakeList mistakes)
    {
        if (SourceText.Open(folder, path, "the emblem", mistakes) is not { } source) return null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(source.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var isRight = true;
            while (reader.Read())
                if (reader.NodeType == XmlNodeType.Element && WhatIsWrong(reader) is { } wrong)
                {
                    var place = (IXmlLineInfo)reader;
                    mistakes.Add(path, place.LineNumber, place.LinePosition, wrong);
                    isRight = false;
                }
            return isRight ? new Emblem("image/svg+xml", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(source.Text))) : null;
        }
        catch (XmlException broken)
        {
            mistakes.Add(path, Math.Max(1, broken.LineNumber), Math.Max(1, broken.LinePosition), $"not an SVG picture here: {broken.Message}");
            return null;
        }
    }

    private static string? WhatIsWrong(XmlReader element)
    {
        if (element.Depth == 0 && (element.LocalName != "svg" || element.NamespaceURI != Svg)) return $"expected an svg element of the namespace {Svg}";
        if (element.Depth == 0 && element.GetAttribute("viewBox") is null) return "the svg element has no viewBox; expected one, so that the emblem can be drawn in any size";
        if (element.LocalName is "script" or "foreignObject") return $"an emblem may not have the element '{element.LocalName}'";
        for (var i = 0; i < element.AttributeCount; i++)
        {
            element.MoveToAttribute(i);
            var (name, value) = (element.LocalName, element.Value);
            element.MoveToElement();
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return $"an emblem may not have the attribute '{name}'";
            if (name == "href" && !value.StartsWith('#')) return "an emblem may refer to its own parts only";
        }
        return null;
    }
}
