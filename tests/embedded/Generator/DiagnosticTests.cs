using Kazva.Embedded.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kazva.Embedded.Tests.Generator;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("int Count();", "KZE001")]
    [InlineData("void Tell();", "KZE001")]
    [InlineData("IAsyncEnumerable<int> All();", "KZE001")]
    [InlineData("Task<T> Get<T>();", "KZE002")]
    [InlineData("Task Get(out int x);", "KZE002")]
    [InlineData("int Count { get; }", "KZE002")]
    [InlineData("[OneWay] Task<int> Tell();", "KZE003")]
    public void Method_ThatCannotBeCalled_IsReported(string member, string rule) =>
        Run($"interface IThing : IGrainWithStringKey {{ {member} }}").Select(d => d.Id).ShouldBe([rule]);

    [Theory]
    [InlineData("Task A(); Task<int> B(int? x, string? @event); ValueTask C(); ValueTask<List<string?>> D(CancellationToken stop);")]
    [InlineData("[OneWay] Task Tell(params int[] all); [ReadOnly] Task<(int A, string B)> Get(int x = 3);")]
    [InlineData("Task Overloaded(int x); Task Overloaded(string x); static int Zero => 0; int One() => 1;")]
    public void Interface_ThatIsRight_Compiles(string members) =>
        Run($"interface IThing : IGrainWithStringKey, IRemindable {{ {members} }}").ShouldBeEmpty();

    private static IEnumerable<Diagnostic> Run(string source)
    {
        const string usings = """
            #nullable enable
            using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using Kazva.Embedded;

            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("Kazva.Embedded.Tests.dll" or "Kazva.Behaviour.Tests.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "things", [CSharpSyntaxTree.ParseText(usings + source)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new ReferenceGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out var reported);
        return reported.IsEmpty
            ? whole.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning)
            : reported;
    }
}
