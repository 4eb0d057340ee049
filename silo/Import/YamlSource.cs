using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Kazva.Silo.Import;

/// <summary>Parses a YAML file into its nodes.</summary>
internal static class YamlSource
{
    // Building the nodes recurses; a definition needs seven levels.
    private const int DeepestNesting = 50;

    /// <summary>The mapping that the file consists of; reports and returns null when it is not one.</summary>
    public static YamlMap? Parse(SourceText source, MistakeList mistakes)
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(source.Text));
        try
        {
            if (TooDeep(scanner) is { } tooDeep)
            {
                Report(tooDeep, $"nested deeper than {DeepestNesting} levels");
                return null;
            }
            stream.Load(new StringReader(source.Text));
        }
        catch (YamlException e)
        {
            Report(e.Start, $"not YAML: {e.InnerException?.Message ?? e.Message}");
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner has such slips for some broken texts, where it should have thrown what is caught above.
            Report(scanner.CurrentPosition, "not YAML");
            return null;
        }
        if (stream.Documents is [_, var second, ..])
            Report(second.RootNode.Start, "a second document; expected one");
        if (stream.Documents is [var first, ..])
        {
            if (first.RootNode is YamlMappingNode mapping) return new YamlMap(mapping, source.File, mistakes);
            Report(first.RootNode.Start, "expected keys with values, such as 'id: …'");
        }
        else
        {
            mistakes.Add(source.File, 1, 1, "the file is empty; expected keys with values, such as 'id: …'");
        }
        return null;

        void Report(Mark at, string message) => mistakes.Add(source.File, (int)at.Line, (int)at.Column, message);
    }

    private static Mark? TooDeep(Scanner scanner)
    {
        var parser = new Parser(scanner);
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (parser.Current is MappingStart or SequenceStart && depth > DeepestNesting) return parser.Current.Start;
        }
        return null;
    }
}
