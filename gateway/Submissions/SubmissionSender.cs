using System.Net;
using Kazva.Definition;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Kazva.Gateway.Submissions;

/// <summary>
/// Hands a submission to the grain of its location. Where that is in another process, the process may have just ended, or hang: the
/// submission, which counts once however often it is sent, is sent again for as long as a citizen would wait.
/// </summary>
internal sealed partial class SubmissionSender
{
    private const int MostReloads = 3;

    /// <summary>How long a citizen waits in all. A location is found on another silo sooner, as a rule, when its own has died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt may take: longer than a commit does when all is well.</summary>
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(4);

    /// <summary>How much less than that it may be.</summary>
    private static readonly TimeSpan AttemptStep = TimeSpan.FromMilliseconds(250);

    private readonly IGrainFactory _grains;
    private readonly IGridConnection _connection;
    private readonly DailyAddressHash _hash;
    private readonly ILogger<SubmissionSender> _logger;
    private readonly TimeProvider _time;
    private readonly SharedTimeLimit _attempts;
    private readonly ResiliencePipeline _again;

    public SubmissionSender(IGrainFactory grains, IGridConnection connection, DailyAddressHash hash, TimeProvider time, ILogger<SubmissionSender> logger)
    {
        _hash = hash;
        _grains = grains;
        _connection = connection;
        _logger = logger;
        _time = time;
        _attempts = new SharedTimeLimit(Attempt, AttemptStep, time);
        _again = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsPassing(arguments.Outcome.Exception)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(1),
                UseJitter = true,
            })
            .Build();
    }

    /// <summary>The grain's receipt, or why the citizen gets none.</summary>
    /// <param name="from">The address that it came from. The location is told a hash of it which is good for one day and one location.</param>
    public async Task<(SubmissionReceipt? Receipt, Refusal? Refusal)> SendAsync(Plate plate, Submission submission, IPAddress? from)
    {
        submission = submission with { Source = _hash.At(plate.Location.Code, from) };
        if (_connection.IsLost) return (null, Refusal.Unavailable());
        SubmissionReceipt receipt;
        try
        {
            var location = _grains.GetGrain<ILocationGrain>(GridKey.Of(plate.Grid.Id, plate.Location.Code));
            var begun = _time.GetTimestamp();
            try
            {
                // Mostly the first attempt succeeds, so what it takes to try again is not set up before it is needed.
                receipt = await AttemptAsync(location, submission, CancellationToken.None);
            }
            catch (Exception exception) when (IsPassing(exception))
            {
                LogAgain(_logger, exception.Message);
                receipt = await SendAgainAsync(location, submission, begun);
            }
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException or TimeoutRejectedException or GrainHostException)
        {
            LogUnavailable(_logger, plate.Location.Code, exception);
            return (null, Refusal.Unavailable());
        }

        return receipt.Outcome switch
        {
            SubmissionOutcome.Accepted or SubmissionOutcome.Duplicate => (receipt, null),
            SubmissionOutcome.Conflict => (null, Refusal.Conflict()),
            SubmissionOutcome.Invalid => (null, Refusal.Fields(receipt.Errors)),
            SubmissionOutcome.Retired => (null, Refusal.RetiredPlate(plate.Location.Code)),
            SubmissionOutcome.Unknown => (null, Refusal.UnknownPlate(plate.Location.Code, [])),
            _ => (null, Refusal.Unavailable()),
        };
    }

    private async Task<SubmissionReceipt> SendAgainAsync(ILocationGrain location, Submission submission, long begun)
    {
        var left = Patience - _time.GetElapsedTime(begun);
        if (left <= TimeSpan.Zero) throw new TimeoutException("The location did not answer in time.");
        using var patience = new CancellationTokenSource(left, _time);
        try
        {
            return await _again.ExecuteAsync(static async (call, limit) => await call.Sender.AttemptAsync(call.Location, call.Submission, limit),
                (Sender: this, Location: location, Submission: submission), patience.Token);
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException("The location did not answer in time.", exception);
        }
    }

    private bool IsPassing(Exception? exception) => exception is TimeoutRejectedException || exception is { } e && _connection.IsPassing(e);

    /// <exception cref="TimeoutRejectedException">The location took longer than an attempt may.</exception>
    private async Task<SubmissionReceipt> AttemptAsync(ILocationGrain location, Submission submission, CancellationToken patience)
    {
        var attempt = _attempts.Begin();
        using var both = patience.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(attempt, patience) : null;
        for (var reload = 0; ; reload++)
        {
            var call = location.Submit(submission);
            SubmissionReceipt receipt;
            try
            {
                receipt = await call.WaitAsync(both?.Token ?? attempt);
            }
            catch (OperationCanceledException exception) when (!patience.IsCancellationRequested)
            {
                if (!call.IsCompleted) throw new TimeoutRejectedException("The location did not answer in time.", Attempt, exception);
                receipt = await call; // It did, at the same moment.
            }
            if (receipt.Outcome != SubmissionOutcome.Overtaken || reload == MostReloads) return receipt;
        }
    }
}
