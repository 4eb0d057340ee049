using System.Linq.Expressions;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Kazva.Gateway.Limits;
using Kazva.Submissions;

namespace Kazva.Bench.Micro;

/// <summary>Reading a submission of the usual size, with every check, beside the framework's own reader, which checks types only.</summary>
public class JsonReading
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly byte[] Json = """
        {"submissionId":"3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43","score":6,"answers":{"improve":["shade","benches"],"since":["days"]},"comment":"Повече пейки и сянка, моля.","language":"bg"}
        """u8.ToArray();

    private static readonly Func<ReadOnlyMemory<byte>, Submission?> Reader = FindReader();

    /// <summary>As the gateway does.</summary>
    [Benchmark]
    public Submission? Gateway() => Reader(Json);

    /// <summary>As an endpoint of ASP.NET does by itself.</summary>
    [Benchmark(Baseline = true)]
    public object? Framework() => JsonSerializer.Deserialize<Plain>(Json, Web);

    /// <summary>The reader is no part of what the gateway offers to others, so it is asked for by its name, and called without detours.</summary>
    private static Func<ReadOnlyMemory<byte>, Submission?> FindReader()
    {
        var read = typeof(TrustedProxiesRegistration).Assembly.GetType("Kazva.Gateway.Submissions.SubmissionReader", throwOnError: true)!
            .GetMethod("Read", [typeof(ReadOnlyMemory<byte>)])!;
        var json = Expression.Parameter(typeof(ReadOnlyMemory<byte>));
        return Expression.Lambda<Func<ReadOnlyMemory<byte>, Submission?>>(Expression.Field(Expression.Call(read, json), "Item1"), json).Compile();
    }

    internal sealed record Plain(Guid SubmissionId, int Score, Dictionary<string, string[]>? Answers, string? Comment, string? Language, DateTimeOffset? AnsweredAt);
}
