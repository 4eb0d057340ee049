namespace Kazva.Gateway.Submissions;

/// <summary>Limits how long things may take, by one timer for all that begin within a step of each other: one each would be set and taken
/// back thousands of times a second, and hardly ever fire.</summary>
/// <param name="limit">The longest that anything may take. What begins at the end of a step has that step less.</param>
internal sealed class SharedTimeLimit(TimeSpan limit, TimeSpan step, TimeProvider time)
{
    private readonly Lock _renewal = new();
    private Group? _newest;

    /// <summary>A token for something that begins now. It is cancelled once that has taken too long.</summary>
    public CancellationToken Begin() => IsOpen(Volatile.Read(ref _newest), out var token) ? token : BeginGroup();

    private CancellationToken BeginGroup()
    {
        lock (_renewal)
        {
            if (IsOpen(_newest, out var token)) return token;
            // It lets go of its timer when that has fired.
            var group = new Group(time.GetTimestamp(), new CancellationTokenSource(limit, time).Token);
            Volatile.Write(ref _newest, group);
            return group.Token;
        }
    }

    private bool IsOpen(Group? group, out CancellationToken token)
    {
        token = group?.Token ?? default;
        return group is not null && time.GetElapsedTime(group.Begun) < step;
    }

    private sealed record Group(long Begun, CancellationToken Token);
}
