using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kazva.Gateway.Pages;

/// <summary>Finished markup. Made by <see cref="Of"/>, which encodes all that is filled in, so that nobody's text becomes markup.</summary>
internal readonly record struct Html
{
    // Every script stays readable; the characters of markup are encoded all the same.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static Html None => default;

    /// <summary>The markup of an interpolated string: its literal parts as they stand, its holes encoded.</summary>
    public static Html Of(Template template) => new(template.Markup);

    /// <summary>The markup when the condition holds.</summary>
    public static Html If(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] OptionalTemplate template) =>
        condition ? new(template.Markup) : None;

    /// <summary>Takes a file of this assembly as it stands. Never for anything that came from outside.</summary>
    public static Html OfOwnFile(string content) => new(content);

    /// <inheritdoc/>
    public override string ToString() => _markup ?? "";

    /// <summary>An interpolated string that encodes its holes.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        public string Markup => _text.ToString();

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(string? text) => _text.Append(text is null ? "" : Encoder.Encode(text));

        public void AppendFormatted(int number) => _text.Append(number);

        public void AppendFormatted(Html markup) => _text.Append(markup._markup);

        public void AppendFormatted(IEnumerable<Html> pieces)
        {
            foreach (var piece in pieces) _text.Append(piece._markup);
        }
    }

    /// <summary>The same, whose holes are not looked at when the condition does not hold.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct OptionalTemplate
    {
        private readonly Template _template;

        public OptionalTemplate(int literalLength, int formattedCount, bool condition, out bool isWanted)
        {
            isWanted = condition;
            if (condition) _template = new Template(literalLength, formattedCount);
        }

        public string Markup => _template.Markup;

        public void AppendLiteral(string markup) => _template.AppendLiteral(markup);

        public void AppendFormatted(string? text) => _template.AppendFormatted(text);

        public void AppendFormatted(int number) => _template.AppendFormatted(number);

        public void AppendFormatted(Html markup) => _template.AppendFormatted(markup);

        public void AppendFormatted(IEnumerable<Html> pieces) => _template.AppendFormatted(pieces);
    }
}
