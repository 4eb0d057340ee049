using System.Collections.Immutable;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;

namespace Kazva.Alarms.Watching;

/// <summary>What humans do. It comes after all that has been judged and before all that will be.</summary>
internal sealed partial class AlarmWatch
{
    /// <summary>How long somebody waits for a watch that has just begun; less than a call may take.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    /// <summary>Somebody takes an alarm on, or closes it.</summary>
    public async Task<AlarmReply> Act(AlarmAction action)
    {
        // A danger does not hang on what is judged by the minute, so whoever takes it on need not wait for that.
        var isDanger = _alarms.GetValueOrDefault(action.Alarm) is { Lane: AlarmLane.Safety };
        if (!isDanger && !IsWarm && await Task.WhenAny(_warm.Task, Task.Delay(LongestWait, time)) != _warm.Task) return new AlarmReply(AlarmReplyOutcome.Unavailable);
        await Look();
        return await InTurn(() => ActInTurn(action));
    }

    /// <summary>Silences a place, or ends a silence.</summary>
    public Task<AlarmReply> Silence(AlarmSilence silence) => InTurn(async () =>
    {
        var known = _silences.GetValueOrDefault(silence.Id);
        if (silence.EndedBy is not null)
        {
            if (known is null) return new AlarmReply(AlarmReplyOutcome.Unknown);
            if (known.EndedBy is not null || known.Until <= Now) return new AlarmReply(AlarmReplyOutcome.Already);
            silence = known with { Until = Now, EndedBy = silence.EndedBy };
        }
        else if (known is not null)
        {
            return new AlarmReply(AlarmReplyOutcome.Already);
        }
        await Commit([], Following() with { Silences = [silence] });
        return new AlarmReply(AlarmReplyOutcome.Done);
    });

    /// <summary>Saves a rule. The watch is over then: another has to begin, which judges by it.</summary>
    public Task<AlarmReply> SaveRule(AlarmRule rule, string who) => InTurn(() => ChangeRules(
        [
            .. _rules.Where(other => other.Rule.Id != rule.Id),
            new RuleInForce(rule, RulesTakenOver.Since(rule, _rules.FirstOrDefault(other => other.Rule.Id == rule.Id), Now), who),
        ], "the rule is no longer about this", who));

    /// <summary>Removes a rule, as above.</summary>
    public Task<AlarmReply> RemoveRule(string rule, string who) => InTurn(async () =>
        _rules.Any(other => other.Rule.Id == rule)
            ? await ChangeRules([.. _rules.Where(other => other.Rule.Id != rule)], "the rule was removed", who)
            : new AlarmReply(AlarmReplyOutcome.Unknown));

    private async Task<AlarmReply> ChangeRules(ImmutableArray<RuleInForce> rules, string why, string who)
    {
        var judge = new AlarmJudge(grid, rules, _alarms.Values, Judged);
        await Commit(judge.EndUnwatched(who, why, Now), Following() with { Rules = rules });
        End();
        return new AlarmReply(AlarmReplyOutcome.Done);
    }

    private async Task<AlarmReply> ActInTurn(AlarmAction action)
    {
        var alarm = _alarms.GetValueOrDefault(action.Alarm) ?? await store.ReadAlarmAsync(Organisation, action.Alarm);
        if (alarm is null) return new AlarmReply(AlarmReplyOutcome.Unknown);
        if (_judge.Act(alarm.Id, action.Kind, action.Who, action.Why, Now) is not { } step) return await Refuse(alarm, action);
        await Commit([step], Following());
        return new AlarmReply(AlarmReplyOutcome.Done, step.Alarm, step.Transition);
    }

    /// <summary>It is so already, or it cannot be done; told with who was first.</summary>
    private async Task<AlarmReply> Refuse(Alarm alarm, AlarmAction action)
    {
        var transitions = await store.ReadTransitionsAsync(Organisation, alarm.Id);
        var isSo = action.Kind == AlarmChange.Resolved ? alarm.State == AlarmState.Resolved : alarm.State == AlarmState.Acknowledged;
        return isSo
            ? new AlarmReply(AlarmReplyOutcome.Already, alarm, transitions.Last(transition => transition.State == alarm.State && transition.Change != AlarmChange.Joined))
            : new AlarmReply(AlarmReplyOutcome.NotNow, alarm, transitions[^1]);
    }
}
