using System.Diagnostics;
using Kazva.Embedded.Calls;
using Kazva.Embedded.Turns;

namespace Kazva.Embedded.Tracing;

/// <summary>
/// The spans of calls, from the source <c>Kazva.Embedded</c>: a call that is part of a trace has one from the start of its turn to its end.
/// What is not part of a trace begins none. While nobody listens nothing is noted and nothing is allocated.
/// </summary>
internal static class CallTracing
{
    public const string SourceName = "Kazva.Embedded";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Notes what a call is sent from: its turn runs elsewhere, and later.</summary>
    public static void Sent(Turn call)
    {
        if (Source.HasListeners() && Activity.Current is { } sender) (call.Notes ??= new()).Activity = sender;
    }

    /// <summary>Makes the turn part of its sender's trace, also where that is not sampled: else what it does would begin another.</summary>
    /// <returns>What <see cref="Left"/> puts back.</returns>
    public static Activity? Enter(Turn turn, Activity sender)
    {
        var before = Activity.Current;
        Activity.Current = sender;
        turn.Notes!.Activity = turn is CallTurn call ? Start(call, sender) : null;
        return before;
    }

    /// <summary>The turn's first step is over; the rest of it has the trace from what it awaits.</summary>
    public static void Left(Activity? before) => Activity.Current = before;

    private static Activity? Start(CallTurn call, Activity sender)
    {
        var service = call.ServiceName;
        var activity = Source.StartActivity($"{service}/{call.MethodName}", ActivityKind.Internal, sender.Context);
        activity?.SetTag("rpc.system", "kazva").SetTag("rpc.service", service).SetTag("rpc.method", call.MethodName);
        return activity;
    }
}
