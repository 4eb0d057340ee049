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
        if (Activity.Current is { } activity)
            callback(new KeyValuePair<string, object?>[] { new("TraceId", activity.TraceId.ToHexString()), new("SpanId", activity.SpanId.ToHexString()) }, state);
        _scopes.ForEachScope(
            static (scope, outer) =>
            {
                if (scope?.GetType().FullName?.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) != true) outer.callback(scope, outer.state);
            },
            (callback, state));
    }
}
