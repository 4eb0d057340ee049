using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kazva.Embedded.Generator;

/// <summary>Writes the reference class of every grain and observer interface.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ReferenceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var interfaces = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is InterfaceDeclarationSyntax { BaseList: not null },
                static (syntax, token) => syntax.SemanticModel.GetDeclaredSymbol((InterfaceDeclarationSyntax)syntax.Node, token) is INamedTypeSymbol type
                    && InterfaceReader.IsCallable(type)
                    ? InterfaceReader.Read(type)
                    : null)
            .Where(static found => found is not null);
        context.RegisterSourceOutput(interfaces, static (output, found) =>
        {
            foreach (var mistake in found!.Mistakes)
                output.ReportDiagnostic(mistake.ToDiagnostic());
            if (found.Mistakes.Count == 0)
                output.AddSource(found.FileName, SourceText.From(ReferenceWriter.Write(found), System.Text.Encoding.UTF8));
        });
    }
}
