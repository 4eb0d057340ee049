using System.Collections;
using System.Diagnostics;

namespace Kazva.Silo.Observability;

/// <summary>The scopes of log lines: the trace that a line belongs to, and our own. The framework's name the connection and the path of a
/// request; together they would tell which answers came from one phone.</summary>
internal sealed class AnonymousScopes : IExternalScopeProvider
{
    private readonly LoggerExternalScopeProvider _scopes = new();

    public IDisposable Push(object? state) => _scopes.Push(state);

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
    {
        if (Activity.Current is { } activity) callback(new TraceScope(activity), state);
        _scopes.ForEachScope(
            static (scope, outer) =>
            {
                if (scope?.GetType().FullName?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) != true) outer.callback(scope, outer.state);
            },
            (callback, state));
    }

    /// <summary>The trace, as the writer of JSON wants a scope: names and values, and a text.</summary>
    private sealed class TraceScope(Activity activity) : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            yield return new("TraceId", activity.TraceId.ToHexString());
            yield return new("SpanId", activity.SpanId.ToHexString());
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => "trace";
    }
}
