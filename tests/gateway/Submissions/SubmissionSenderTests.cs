using System.Net;
using Kazva.Definition;
using Kazva.Gateway.Limits;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Gateway.Submissions;
using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kazva.Gateway.Tests.Submissions;

public sealed class SubmissionSenderTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly ManualTimeProvider _time = new();
    private readonly FakeGrains _grains = new();
    private readonly Submission _submission = new(Guid.NewGuid(), 7, [], null, null, null);

    [Fact]
    public async Task Location_ThatDoesNotAnswerForFourSeconds_IsSentTheSameAgain()
    {
        _grains.Unanswered = 1;
        var sending = Send();

        _time.Advance(TimeSpan.FromSeconds(3.7));
        sending.IsCompleted.ShouldBeFalse();
        _grains.Calls.Count.ShouldBe(1);

        var (receipt, _) = await Turn(sending);
        receipt.ShouldNotBeNull().Outcome.ShouldBe(SubmissionOutcome.Duplicate);
        _grains.Calls.Select(call => call.Submission.Id).ShouldBe([_submission.Id, _submission.Id]);
    }

    [Fact]
    public async Task Location_ThatNeverAnswers_IsUnavailableWhenPatienceIsOver()
    {
        _grains.Unanswered = int.MaxValue;

        var (receipt, refusal) = await Turn(Send());

        receipt.ShouldBeNull();
        refusal.ShouldNotBeNull().Reason.ShouldBe(RefusalReason.Unavailable);
    }

    private Task<(SubmissionReceipt? Receipt, Refusal? Refusal)> Send()
    {
        var sender = new SubmissionSender(_grains, new LocalGrid(), new DailyAddressHash(_time), _time, NullLogger<SubmissionSender>.Instance);
        new PlateFinder(new TestGrid()).TryFind(TestGrid.Playground, out var plate, out _).ShouldBeTrue();
        return sender.SendAsync(plate, _submission, IPAddress.Loopback);
    }

    private async Task<T> Turn<T>(Task<T> until)
    {
        while (!until.IsCompleted)
        {
            _time.Advance(Tick);
            await Task.Yield();
        }
        return await until;
    }
}
