using System.Diagnostics;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>The spans of the group commit, from the source <c>Kazva.Log</c>.</summary>
internal static class LogTracing
{
    public const string SourceName = "Kazva.Log";

    public static readonly ActivitySource Source = new(SourceName);

    /// <summary>The span of one commit, in the trace of the first submission that is traced, with links to the appends of all others.</summary>
    public static Activity? StartCommit(int size, IEnumerable<AppendTrace?> appends)
    {
        if (!Source.HasListeners()) return null;
        var traced = appends.OfType<AppendTrace>().Select(append => append.Context).ToList();
        if (traced.Count == 0) return null;
        var activity = Source.StartActivity("commit", ActivityKind.Internal, traced[0], links: traced.Skip(1).Select(append => new ActivityLink(append)));
        activity?.SetTag("kazva.log.batch.size", size);
        return activity;
    }
}

/// <summary>The span of one append, from the queue to the commit. It ends on another thread than it began on, so it is nobody's current one.</summary>
internal sealed class AppendTrace
{
    private readonly Activity _activity;

    private AppendTrace(Activity activity) => _activity = activity;

    public ActivityContext Context => _activity.Context;

    public static AppendTrace? Start()
    {
        var caller = Activity.Current;
        if (caller is not { Recorded: true } || LogTracing.Source.StartActivity("append") is not { } activity) return null;
        Activity.Current = caller;
        return new AppendTrace(activity);
    }

    /// <param name="commit">The commit that it shared with others.</param>
    public void Committed(Activity? commit, AppendOutcome outcome)
    {
        if (commit is not null) _activity.AddLink(new ActivityLink(commit.Context));
        End(outcome.ToString());
    }

    public void Failed()
    {
        _activity.SetStatus(ActivityStatusCode.Error, "unavailable");
        End("Failed");
    }

    private void End(string outcome)
    {
        var current = Activity.Current;
        _activity.SetTag("kazva.outcome", outcome).Stop();
        Activity.Current = current;
    }
}
