using System.Collections.Concurrent;
using Kazva.Abuse;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.Feed;
using Kazva.Locations;
using Kazva.RollUp;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Gateway.Tests;

/// <summary>Locations that remember what they were sent and answer as a test says.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    private readonly ConcurrentQueue<(string Key, Submission Submission)> _calls = new();
    private readonly HashSet<Guid> _seen = [];

    public static readonly DateTimeOffset Arrival = new(2026, 5, 4, 9, 12, 31, 250, TimeSpan.Zero);

    public IReadOnlyList<(string Key, Submission Submission)> Calls => [.. _calls];

    /// <summary>Answers the given call, counted from 1; by default as a real location does.</summary>
    public Func<int, Submission, SubmissionReceipt>? Answer { get; set; }

    /// <summary>How many calls, from the first, are never answered.</summary>
    public int Unanswered { get; set; }

    public Satisfaction Quarter { get; set; } = Satisfaction.None;

    public Satisfaction Month { get; set; } = Satisfaction.None;

    public FakeActions Actions { get; } = new();

    public Exception? StateFailure { get; set; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)(
            typeof(TGrainInterface) == typeof(IActionsGrain) ? Actions : new FakeLocation(primaryKey, this));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    private SubmissionReceipt Receive(string key, Submission submission)
    {
        _calls.Enqueue((key, submission));
        if (Answer is not null) return Answer(_calls.Count, submission);
        var category = GridKey.Parse(key).Id == TestGrid.Playground ? TestGrid.Playgrounds : TestGrid.Playgrounds with { Questionnaire = new(1, []), Earlier = null };
        if (QuestionnaireCheck.Check(category, submission, out _) is { IsEmpty: false } errors)
            return SubmissionReceipt.Of(SubmissionOutcome.Invalid) with { Errors = errors };
        var counted = submission.AnsweredAt is { } sent && sent <= Arrival && sent >= Arrival.AddDays(-7) ? sent : Arrival;
        lock (_seen)
            return new(_seen.Add(submission.Id) ? SubmissionOutcome.Accepted : SubmissionOutcome.Duplicate, Arrival, counted, []);
    }

    private sealed class FakeLocation(string key, FakeGrains grains) : ILocationGrain
    {
        public Task<SubmissionReceipt> Submit(Submission submission)
        {
            var receipt = grains.Receive(key, submission);
            return grains._calls.Count <= grains.Unanswered ? new TaskCompletionSource<SubmissionReceipt>().Task : Task.FromResult(receipt);
        }

        public Task<DecisionReply> Decide(DecisionRequest request) => throw new NotSupportedException();

        public Task<GridState> GetState() => grains.StateFailure is { } failure
            ? Task.FromException<GridState>(failure)
            : Task.FromResult(new GridState(GridLevel.Location, key, 1, Arrival,
                new(Satisfaction.None, Satisfaction.None, Satisfaction.None, grains.Month, grains.Quarter)));

        public Task<Report> GetReport(long head) => throw new NotSupportedException();
    }
}
