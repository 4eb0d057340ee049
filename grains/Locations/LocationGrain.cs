using System.Collections.Immutable;
using Kazva.Abuse;
using Kazva.Areas;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Observability;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kazva.Locations;

/// <summary>
/// Keeps the figures of one plate. A submission is checked, numbered and handed to the log; once it is committed it is
/// applied here, and a short while later the settlement, the category in that settlement and the feed are told.
/// <para>Submissions interleave: the next is taken while the last is being committed. The state is always that of the
/// log up to one number, so whatever fails on the way, this activation can go and a new one read it again.</para>
/// </summary>
[Reentrant, GrainType("location")]
internal sealed partial class LocationGrain(
    [PersistentState("snapshot", "grid")] IPersistentState<LocationSnapshot> snapshot,
    IGridCatalog catalog,
    ISubmissionLog log,
    IOptions<AbuseOptions> abuse,
    TimeProvider time,
    ILogger<LocationGrain> logger) : Grain, ILocationGrain
{
    private static readonly TimeSpan SnapshotAfter = TimeSpan.FromMinutes(5);

    private readonly PendingSubmissions _pending = new();
    private readonly Queue<FeedAnswer> _newest = new();
    private string _organisation = "";
    private string _code = "";
    private Category? _category;
    private Location? _location;
    private DangerChoices? _dangers;
    private AbuseWatch? _abuse;
    private RollingWindows _windows = new(DateTimeOffset.UnixEpoch);
    private long _number;
    private long _applied;
    private bool _overtaken;
    private ReportTimer? _reports;
    private IGrainTimer? _snapshots;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_organisation, _code) = GridKey.Parse(this.GetPrimaryKeyString());
        if (!catalog.TryGet(_organisation, out var grid) || !grid.Locations.TryGetValue(_code, out _location)) return;
        _category = grid.Categories[_location.Category];
        _dangers = grid.Dangers[_location.Category];

        await Load(cancellationToken);
        _reports = new ReportTimer(this, Lines(grid), TrustedReport);
        // Of a nation's plates most may have no answer yet. They tell nothing by themselves; whoever has to know asks.
        if (_applied > 0) Changed();
    }

    /// <inheritdoc/>
    public Task<SubmissionReceipt> Submit(Submission submission) =>
        GridTracing.Source.HasListeners() || GridMetrics.MeasuresSubmissions ? Measure(submission) : Take(submission);

    private async Task<SubmissionReceipt> Measure(Submission submission)
    {
        using var activity = GridTracing.Source.StartActivity("submit");
        activity?.SetTag("kazva.organisation", _organisation).SetTag("kazva.category", _category?.Id);
        var started = GridMetrics.Now;
        var receipt = await Take(submission);
        activity?.SetTag("kazva.outcome", receipt.Outcome.ToString());
        GridMetrics.Submitted(_organisation, receipt.Outcome, started);
        return receipt;
    }

    private async Task<SubmissionReceipt> Take(Submission submission)
    {
        if (_location is null || _category is null) return SubmissionReceipt.Of(SubmissionOutcome.Unknown);
        if (_location.Retired) return SubmissionReceipt.Of(SubmissionOutcome.Retired);
        await FollowClock();
        if (_overtaken) return SubmissionReceipt.Of(SubmissionOutcome.Overtaken);
        var errors = QuestionnaireCheck.Check(_category, submission, out var questionnaire);
        if (!errors.IsEmpty) return new SubmissionReceipt(SubmissionOutcome.Invalid, default, default, errors);
        // From here on nobody knows of the personal data that may have been in it.
        if (submission.Comment is { } comment) submission = submission with { Comment = PersonalData.Mask(comment) };

        var repeated = _pending.TryGet(submission.Id, out var pending);
        AppendResult result;
        try
        {
            if (pending is null)
            {
                var numbered = Number(submission, _location, questionnaire.Version);
                pending = _pending.Add(numbered, log.AppendAsync(numbered));
            }
            result = await pending.Append;
        }
        catch (StorageUnavailableException exception)
        {
            LogUnavailable(_organisation, _code, exception.Message);
            Reload("unavailable");
            return SubmissionReceipt.Of(SubmissionOutcome.Unavailable);
        }
        catch
        {
            // Whatever went wrong, the number is used up here and nobody knows whether it is in the log.
            Reload("failed");
            throw;
        }
        Apply();
        return Receipt(result, pending.Submission, submission, repeated);
    }

    /// <inheritdoc/>
    public async Task<GridState> GetState()
    {
        await FollowClock();
        var now = time.GetUtcNow();
        _windows.Roll(now);
        return new GridState(GridLevel.Location, _code, _applied, now, WindowFigures.Of(_windows));
    }

    /// <inheritdoc/>
    public async Task<Report> GetReport(long head)
    {
        // Numbers that this activation never gave out: somebody else wrote, or a commit that was given up came through.
        if (head > _number && _location is not null) Reload("behind");
        await FollowClock();
        return CurrentReport();
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // What is still owed is told, and nobody waits for it. When the whole host stops, that would only wake others up again.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown) _reports?.Stop();
        return _overtaken ? Task.CompletedTask : SaveSnapshot();
    }

    private LoggedSubmission Number(Submission submission, Location location, int questionnaire)
    {
        var received = Milliseconds(time.GetUtcNow());
        var counted = submission.AnsweredAt is { } answered && Submission.Believes(answered, received)
            ? Milliseconds(answered)
            : received;
        return new LoggedSubmission(
            _organisation, _code, ++_number, submission.Id, submission.Score, submission.Answers, submission.Comment,
            submission.Language, location.Settlement, location.Category, questionnaire, counted, received,
            (_abuse ??= new AbuseWatch(abuse.Value)).Look(location.Kiosk ? submission with { Source = null } : submission, _windows, received));
    }

    /// <summary>Applies what is committed, in the order of the numbers and without gaps.</summary>
    private void Apply()
    {
        while (!_overtaken && _pending.TryTake(out var next))
        {
            if (TryApply(next)) _applied = next.Number;
            else FollowOvertaking(next.Number);
        }
        if (_overtaken) return;
        Changed();
        _snapshots ??= this.RegisterGrainTimer(
            _ => SaveSnapshot(), new GrainTimerCreationOptions(SnapshotAfter, SnapshotAfter) { Interleave = true });
    }

    private bool TryApply(PendingSubmissions.Row next)
    {
        try
        {
            return next switch
            {
                PendingSubmissions.Pending pending => Apply(pending.Submission, pending.Append.Result.Outcome),
                PendingSubmissions.Deciding deciding => Apply(deciding.Decide.Result),
                _ => throw new InvalidOperationException($"{next} cannot be applied."),
            };
        }
        catch
        {
            // It is in the log and not in the windows, which are of no use any more.
            Reload("failed");
            throw;
        }
    }

    /// <returns>False when it was not committed: another activation has used its number.</returns>
    private bool Apply(LoggedSubmission submission, AppendOutcome outcome)
    {
        if (outcome == AppendOutcome.Fenced) return false;
        if (outcome == AppendOutcome.Duplicate) return true;
        // Held or not: a false alarm costs less than a danger that nobody hears of.
        if (_dangers!.In(submission.Answers)) _ = TellDanger(submission.Number);
        if (submission.Held is { } reason)
        {
            GridMetrics.HeldFor(_organisation, reason);
            return true;
        }
        _windows.Roll(time.GetUtcNow());
        _windows.Add(new Score(submission.Score), submission.CountedAt);
        if (_newest.Count == FeedAnswer.MostKept) _newest.Dequeue();
        _newest.Enqueue(FeedAnswer.Of(submission));
        return true;
    }

    private void FollowOvertaking(long number)
    {
        LogOvertaken(_organisation, _code, number);
        Reload("fenced");
    }

    private SubmissionReceipt Receipt(AppendResult result, LoggedSubmission logged, Submission sent, bool repeated) => result.Outcome switch
    {
        AppendOutcome.Committed when !repeated => new(SubmissionOutcome.Accepted, logged.ReceivedAt, logged.CountedAt, []),
        AppendOutcome.Committed => Repeated(logged, sent),
        AppendOutcome.Duplicate => Repeated(result.Existing!, sent),
        _ => SubmissionReceipt.Of(SubmissionOutcome.Overtaken),
    };

    private SubmissionReceipt Repeated(LoggedSubmission earlier, Submission sent) => earlier.Location == _code && earlier.HasContentOf(sent)
        ? new(SubmissionOutcome.Duplicate, earlier.ReceivedAt, earlier.CountedAt, [])
        : SubmissionReceipt.Of(SubmissionOutcome.Conflict);

    /// <summary>Gives this activation up: what it holds in memory may no longer be what the log says.</summary>
    private void Reload(string reason)
    {
        if (_overtaken) return;
        GridMetrics.Reloaded(_organisation, reason);
        _overtaken = true;
        // What was applied is in the log and in order, so it may still be told; nothing is applied from here on.
        _reports?.Stop();
        DeactivateOnIdle();
    }

    /// <summary>Null from when the clock was put back until the log was read again, which the first who asks sees to: a report that
    /// lacks scores would keep out the right one, which has the same version.</summary>
    private Report? TrustedReport() => _windows.IsAheadOf(time.GetUtcNow()) ? null : CurrentReport();

    private void Changed() => _reports?.Changed(new ReportVersion(ReportVersion.AnyDefinition, _applied));

    private Report CurrentReport()
    {
        _windows.Roll(time.GetUtcNow());
        return new Report(_code, _applied, _windows.ToSnapshot(), ReportVersion.AnyDefinition);
    }

    private ImmutableArray<ReportLine> Lines(GridIndex grid)
    {
        var feed = GrainFactory.GetGrain<IFeedGrain>(_organisation);
        return
        [
            .. SumTree.Receivers(grid, GridNode.Location(_code)).Select(receiver =>
                new ReportLine(receiver.Level.ToString(), receiver.AreaGrain(GrainFactory, _organisation).Report, logger)),
            new("feed", report => PublishTo(feed, report), logger),
        ];
    }

    private async Task PublishTo(IFeedGrain feed, Report report)
    {
        var newest = _newest.ToImmutableArray();
        await feed.Publish(new FeedReport(GridLevel.Location, report, newest));
        if (newest.IsEmpty) return;
        // Those that came meanwhile stay for the next report; the queue may have dropped the oldest of these itself.
        while (_newest.TryPeek(out var answer) && answer.Number <= newest[^1].Number) _newest.Dequeue();
    }

    private static DateTimeOffset Milliseconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
