using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;

namespace Kazva.Alarms.Storage;

/// <summary>
/// The durable life of an organisation's alarms. One writer at a time: every commit names the version that it follows, so a stale activation
/// can commit nothing. Every method throws <see cref="Submissions.StorageUnavailableException"/> when the database cannot be reached or written.
/// </summary>
public interface IAlarmStore
{
    /// <summary>What a judge begins with.</summary>
    Task<AlarmBook> ReadBookAsync(string organisation, DateTimeOffset resolvedSince, CancellationToken cancellationToken = default);

    /// <summary>Commits everything in it in one transaction, or nothing.</summary>
    /// <returns>False when another has written meanwhile; then nothing was.</returns>
    Task<bool> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken = default);

    /// <summary>Alarms, the newest state first.</summary>
    /// <param name="states">Those in one of these states; all when empty.</param>
    /// <param name="before">Only alarms that came into their state before this; null for all.</param>
    Task<ImmutableArray<Alarm>> ReadAlarmsAsync(
        string organisation, ImmutableArray<AlarmState> states, DateTimeOffset? before, int most, CancellationToken cancellationToken = default);

    /// <summary>One alarm; null when there is none.</summary>
    Task<Alarm?> ReadAlarmAsync(string organisation, string alarm, CancellationToken cancellationToken = default);

    /// <summary>The transitions of an alarm by rising number.</summary>
    Task<ImmutableArray<AlarmTransition>> ReadTransitionsAsync(string organisation, string alarm, CancellationToken cancellationToken = default);

    /// <summary>The reports that were taken into safety alarms of what was received from a time on, in the order of arrival.</summary>
    Task<ImmutableArray<SafetyReport>> ReadReportsAsync(string organisation, DateTimeOffset receivedFrom, CancellationToken cancellationToken = default);

    /// <summary>Every transition of an organisation, by alarm and number.</summary>
    IAsyncEnumerable<AlarmTransition> ReadAllTransitionsAsync(string organisation, CancellationToken cancellationToken = default);
}

/// <summary>What is stored of an organisation's alarms.</summary>
/// <param name="Version">Rises with every commit; 0 before the first.</param>
/// <param name="Judged">The last minute that was judged; null before the first.</param>
/// <param name="Definition">The version of the grid definition whose rules were taken over.</param>
/// <param name="Rules">The rules in force.</param>
/// <param name="Alarms">Those that are not resolved, and those resolved since the given time.</param>
/// <param name="Silences">Those that have not ended.</param>
/// <param name="Defined">The rules of that definition, by which it shows what a newer one changes; null before the first.</param>
public sealed record AlarmBook(
    long Version,
    DateTimeOffset? Judged,
    int Definition,
    ImmutableArray<RuleInForce> Rules,
    ImmutableArray<Alarm> Alarms,
    ImmutableArray<AlarmSilence> Silences,
    ImmutableArray<AlarmRule>? Defined = null);

/// <summary>A rule with where it comes from.</summary>
/// <param name="Since">From when on it judges.</param>
/// <param name="Who">Who saved it; null when it came with the grid definition.</param>
[GenerateSerializer, Immutable, Alias("kazva.rule-in-force")]
public sealed record RuleInForce([property: Id(0)] AlarmRule Rule, [property: Id(1)] DateTimeOffset Since, [property: Id(2)] string? Who);

/// <summary>One atomic step. The outbox is part of it: what must be told is durable with what happened.</summary>
/// <param name="Follows">The version that it follows.</param>
/// <param name="Alarms">The alarms as they are after <paramref name="Transitions"/>.</param>
/// <param name="Reports">Safety reports that were taken into alarms: never again.</param>
/// <param name="Rules">All that are in force from now on; null when nothing changes.</param>
/// <param name="Definition">With <paramref name="Defined"/>, the version of the grid definition that was taken over.</param>
/// <param name="Defined">The rules of that definition; null when none was taken over.</param>
public sealed record AlarmCommit(
    string Organisation,
    long Follows,
    DateTimeOffset Judged,
    ImmutableArray<Alarm> Alarms,
    ImmutableArray<AlarmTransition> Transitions,
    ImmutableArray<SafetyReport> Reports,
    ImmutableArray<Notification> Notifications,
    ImmutableArray<AlarmSilence> Silences,
    ImmutableArray<RuleInForce>? Rules = null,
    int Definition = 0,
    ImmutableArray<AlarmRule>? Defined = null);

/// <summary>The submission that opened or joined a safety alarm.</summary>
/// <param name="Number">The location's number of it.</param>
public sealed record SafetyReport(string Alarm, string Location, long Number, Guid SubmissionId, DateTimeOffset ReceivedAt);
