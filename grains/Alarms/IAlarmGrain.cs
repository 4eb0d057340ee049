using System.Collections.Immutable;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms;

/// <summary>
/// Judges the answers of one organisation by its rules and keeps the life of its alarms. Its key is the organisation's id.
/// </summary>
[Alias("kazva.alarms")]
public interface IAlarmGrain : IGrainWithStringKey
{
    /// <summary>Begins to judge if it has not, and goes on. The silos call it every few seconds.</summary>
    [Alias("watch"), AlwaysInterleave]
    Task Watch();

    /// <summary>A danger was reported at a location, and is in the log. Nothing is lost if this is: the log is looked through every minute.</summary>
    /// <param name="number">The number of the submission.</param>
    [Alias("reported"), AlwaysInterleave]
    Task Reported(string location, long number);

    /// <summary>Somebody takes an alarm on, or closes it.</summary>
    [Alias("act"), AlwaysInterleave]
    Task<AlarmReply> Act(AlarmAction action);

    /// <summary>Silences a place, or ends a silence early (<see cref="AlarmSilence.EndedBy"/>).</summary>
    [Alias("silence"), AlwaysInterleave]
    Task<AlarmReply> Silence(AlarmSilence silence);

    /// <summary>Saves a rule; it judges from now on. It has been checked already.</summary>
    [Alias("save-rule"), AlwaysInterleave]
    Task<AlarmReply> SaveRule(AlarmRule rule, string who);

    /// <summary>Removes a rule; its open alarms are resolved.</summary>
    [Alias("remove-rule"), AlwaysInterleave]
    Task<AlarmReply> RemoveRule(string rule, string who);

    /// <summary>Tells an observer of every transition from now on, for <see cref="Kazva.Feed.FeedSubscription.Lifetime"/> or until renewed by calling
    /// this again, and returns what stands. An observer that has another <see cref="AlarmSnapshot.Epoch"/> or an older number than the snapshot's has missed
    /// something.</summary>
    [Alias("subscribe"), AlwaysInterleave]
    Task<AlarmSnapshot> Subscribe(IAlarmObserver observer);

    /// <summary>What is known of every subject under every drop and silence rule, as of the last minute that was judged.</summary>
    [Alias("judgements"), AlwaysInterleave]
    Task<ImmutableArray<JudgedSubject>> GetJudgements();
}

/// <summary>Hears of alarms, in order.</summary>
[Alias("kazva.alarm-observer")]
public interface IAlarmObserver : IGrainObserver
{
    /// <summary>Alarms that changed.</summary>
    [Alias("changed"), OneWay]
    Task Changed(AlarmNews news);
}

/// <summary>What changed, sent after it was durable.</summary>
/// <param name="Epoch">Changes when the grain begins anew.</param>
/// <param name="Seq">Counts from 1 since then.</param>
/// <param name="Silences">Those that began or ended.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-news")]
public sealed record AlarmNews(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Seq,
    [property: Id(2)] ImmutableArray<Alarm> Alarms,
    [property: Id(3)] ImmutableArray<AlarmTransition> Transitions,
    [property: Id(4)] ImmutableArray<AlarmSilence> Silences);

/// <summary>What stands.</summary>
/// <param name="Alarms">Those that are not resolved, and those resolved in the last day.</param>
/// <param name="Silences">Those that have not ended.</param>
/// <param name="Judged">The last minute that was judged; null before the first.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-snapshot")]
public sealed record AlarmSnapshot(
    [property: Id(0)] string Epoch,
    [property: Id(1)] long Seq,
    [property: Id(2)] ImmutableArray<Alarm> Alarms,
    [property: Id(3)] ImmutableArray<AlarmSilence> Silences,
    [property: Id(4)] ImmutableArray<RuleInForce> Rules,
    [property: Id(5)] DateTimeOffset? Judged);

/// <summary>What a human does to an alarm.</summary>
/// <param name="Kind"><see cref="AlarmChange.Acknowledged"/> or <see cref="AlarmChange.Resolved"/>.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-action")]
public sealed record AlarmAction(
    [property: Id(0)] string Alarm, [property: Id(1)] AlarmChange Kind, [property: Id(2)] string Who, [property: Id(3)] string? Why);

/// <summary>The answer to what a human did.</summary>
/// <param name="Alarm">The alarm as it is now, where one was acted on and there is one.</param>
/// <param name="Transition">The newest transition of it: of <see cref="AlarmReplyOutcome.Already"/> the one that was first.</param>
[GenerateSerializer, Immutable, Alias("kazva.alarm-reply")]
public sealed record AlarmReply(
    [property: Id(0)] AlarmReplyOutcome Outcome, [property: Id(1)] Alarm? Alarm = null, [property: Id(2)] AlarmTransition? Transition = null);

/// <summary>What became of it.</summary>
[GenerateSerializer, Alias("kazva.alarm-reply-outcome")]
public enum AlarmReplyOutcome
{
    /// <summary>Done, and durable.</summary>
    Done,

    /// <summary>There is no such alarm, silence or rule.</summary>
    Unknown,

    /// <summary>It was so already, by somebody else or by itself; nothing changed.</summary>
    Already,

    /// <summary>In its state that cannot be done; nothing changed.</summary>
    NotNow,

    /// <summary>The database could not be written; whether it was done is unknown, and doing it again is safe.</summary>
    Unavailable,
}
