using System.Collections.Immutable;
using System.Globalization;
using Kazva.Definition;
using YamlDotNet.RepresentationModel;

namespace Kazva.Silo.Import;

/// <summary>
/// A YAML mapping whose values are asked for by type. What is missing or of another type is reported, and a stand-in
/// is returned, so that the reader can go on: with any mistake no grid is made, and the stand-in goes nowhere.
/// </summary>
internal sealed class YamlMap(YamlMappingNode mapping, string file, MistakeList mistakes)
{
    /// <summary>Where the mapping begins.</summary>
    public Place Place => PlaceOf(mapping);

    /// <summary>Reports keys that are not known here.</summary>
    /// <returns>Whether there was none.</returns>
    public bool OnlyKeys(params ImmutableArray<string> known)
    {
        var all = true;
        foreach (var key in mapping.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name, StringComparer.Ordinal)) continue;
            Wrong(key, $"unknown key '{name}'; known here: {string.Join(", ", known)}{Nearest.Hint(name, known)}");
            all = false;
        }
        return all;
    }

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => mapping.Children.ContainsKey(key);

    /// <summary>The place of a key's value, or of the mapping when the key is missing.</summary>
    public Place PlaceOf(string key) => PlaceOf(mapping.Children.TryGetValue(key, out var node) ? node : mapping);

    /// <summary>A text that is not blank.</summary>
    public string Text(string key) => Find(key) is { } node ? Scalar(node, key, "a text") : "";

    /// <summary>A text of a given shape, such as an id.</summary>
    /// <param name="expected">What the shape is, for the message.</param>
    public string Text(string key, Func<string, bool> fits, string expected)
    {
        if (Find(key) is not { } node) return "";
        var text = Scalar(node, key, expected);
        if (text.Length > 0 && !fits(text)) Wrong(node, $"'{text}' is not {expected}");
        return text;
    }

    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    public int Number(string key, int least)
    {
        if (Find(key) is not { } node) return least;
        var expected = $"a whole number from {least}";
        var text = Scalar(node, key, expected);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least)
            return number;
        if (text.Length > 0) Wrong(node, $"{key} is '{text}'; expected {expected}");
        return least;
    }

    /// <summary>true or false.</summary>
    public bool Flag(string key)
    {
        if (Find(key) is not { } node) return false;
        var text = Scalar(node, key, "true or false");
        if (text is not ("" or "true" or "false")) Wrong(node, $"{key} is '{text}'; expected true or false");
        return text is "true";
    }

    /// <summary>One of a few words; null when it is none of them.</summary>
    public string? OneOf(string key, params ImmutableArray<string> words)
    {
        if (Find(key) is not { } node) return null;
        var expected = string.Join(", ", words);
        var text = Scalar(node, key, expected);
        if (words.Contains(text, StringComparer.Ordinal)) return text;
        if (text.Length > 0) Wrong(node, $"{key} is '{text}'; expected {expected}{Nearest.Hint(text, words)}");
        return null;
    }

    /// <summary>A mapping inside this one; null when it is missing or none.</summary>
    public YamlMap? Map(string key) => Find(key) is { } node ? Map(node, key) : null;

    /// <summary>Whether the key is there with a mapping.</summary>
    public bool IsMap(string key) => mapping.Children.TryGetValue(key, out var node) && node is YamlMappingNode;

    /// <summary>The mappings of a list.</summary>
    public IEnumerable<YamlMap> Maps(string key) =>
        List(key).Select(node => Map(node, $"an entry of {key}")).OfType<YamlMap>();

    /// <summary>The texts of a list with their places.</summary>
    public ImmutableArray<(string Text, Place Place)> Texts(string key) =>
        [.. List(key).Select(node => (Scalar(node, $"an entry of {key}", "a text"), PlaceOf(node)))];

    /// <summary>The number of entries of a list; null when it is missing or no list.</summary>
    public int? Count(string key) =>
        mapping.Children.TryGetValue(key, out var node) && node is YamlSequenceNode list ? list.Children.Count : null;

    /// <summary>A text in each of the organisation's languages.</summary>
    /// <param name="languages">Empty when they could not be read; then any will do.</param>
    public LocalText Local(string key, ImmutableArray<string> languages)
    {
        var none = new LocalText(ImmutableSortedDictionary<string, string>.Empty);
        if (Map(key) is not { } texts) return none;
        if (languages.IsEmpty) return none;
        texts.OnlyKeys(languages);
        return new LocalText(languages.ToImmutableSortedDictionary(l => l, texts.Text, StringComparer.Ordinal));
    }

    /// <summary>Reports a mistake at the value of a key.</summary>
    public void Wrong(string key, string message) => Wrong(PlaceOf(key), message);

    /// <summary>Reports a mistake at a place in this mapping.</summary>
    public void Wrong(Place place, string message) => mistakes.Add(place.File, place.Line, place.Column, message);

    private YamlNode? Find(string key)
    {
        if (mapping.Children.TryGetValue(key, out var node)) return node;
        Wrong(mapping, $"the key '{key}' is missing");
        return null;
    }

    private IEnumerable<YamlNode> List(string key)
    {
        if (Find(key) is not { } node) return [];
        if (node is YamlSequenceNode list) return list.Children;
        Wrong(node, $"{key} is {Kind(node)}; expected a list");
        return [];
    }

    private YamlMap? Map(YamlNode node, string name)
    {
        if (node is YamlMappingNode inner) return new YamlMap(inner, file, mistakes);
        Wrong(node, $"{name} is {Kind(node)}; expected keys with values");
        return null;
    }

    private string Scalar(YamlNode node, string name, string expected)
    {
        if (node is not YamlScalarNode scalar)
        {
            Wrong(node, $"{name} is {Kind(node)}; expected {expected}");
            return "";
        }
        var text = scalar.Value?.Trim() ?? "";
        // In YAML these mean null, unless they are quoted.
        if (scalar.Style == YamlDotNet.Core.ScalarStyle.Plain && text is "~" or "null") text = "";
        if (text.Length == 0) Wrong(node, $"{name} is empty; expected {expected}");
        return text;
    }

    private static string Kind(YamlNode node) => node switch
    {
        YamlMappingNode => "a mapping",
        YamlSequenceNode => "a list",
        _ => "a single value",
    };

    private void Wrong(YamlNode node, string message) => Wrong(PlaceOf(node), message);

    private Place PlaceOf(YamlNode node) => new(file, (int)node.Start.Line, (int)node.Start.Column);
}
