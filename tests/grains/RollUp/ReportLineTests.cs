using System.Diagnostics.Metrics;
using Kazva.Observability;
using Kazva.Windows;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kazva.RollUp.Tests;

public class ReportLineTests
{
    private readonly List<long> _told = [];
    private TaskCompletionSource _answer = new();

    [Fact]
    public async Task Tell_ANewReport_ArrivesAndIsOwedNoMore()
    {
        var line = Line();
        line.Owes(new(0, 1)).ShouldBeTrue();
        _answer.SetResult();

        await line.Tell(Version(1));

        _told.ShouldBe([1]);
        line.Owes(new(0, 1)).ShouldBeFalse();
        line.Owes(new(0, 2)).ShouldBeTrue();
    }

    [Fact]
    public async Task Tell_WhatIsKnownOrOlder_IsNotSentAgain()
    {
        var line = Line();
        _answer.SetResult();
        await line.Tell(Version(5));

        await line.Tell(Version(5));
        await line.Tell(Version(4));

        _told.ShouldBe([5]);
    }

    [Fact]
    public void Tell_AReceiverThatNeverAnswered_OwesNothingOfVersionZero() => Line().Owes(new(0, 0)).ShouldBeFalse();

    [Fact]
    public async Task Tell_AFallenVersionOfANewerDefinition_ArrivesAndTheOldOneIsOwedNoMore()
    {
        var line = Line();
        _answer.SetResult();
        await line.Tell(Version(47) with { Definition = 1 });
        line.Owes(new(2, 27)).ShouldBeTrue();

        await line.Tell(Version(27) with { Definition = 2 });
        await line.Tell(Version(48) with { Definition = 1 });

        _told.ShouldBe([47, 27]);
        line.Owes(new(2, 27)).ShouldBeFalse();
        line.Owes(new(3, 27)).ShouldBeTrue("who adds it up cannot count as new before");
    }

    [Fact]
    public async Task Tell_WhileOneIsUnderWay_WaitsForNobodyAndTheNewestFollows()
    {
        var line = Line();
        var first = line.Tell(Version(1));
        line.IsFree.ShouldBeFalse();

        line.Tell(Version(2)).IsCompletedSuccessfully.ShouldBeTrue("a caller is not held up by a slow receiver");
        line.Tell(Version(3)).IsCompletedSuccessfully.ShouldBeTrue();
        _told.ShouldBe([1]);

        _answer.SetResult();
        await first;
        line.IsFree.ShouldBeTrue();
        line.Owes(new(0, 3)).ShouldBeTrue();
        await line.Tell(Version(3));
        _told.ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Tell_AReceiverThatFails_IsStillOwedAndToldTheNewestLater()
    {
        var line = Line();
        var first = line.Tell(Version(1));
        _answer.SetException(new TimeoutException());
        await first;
        line.Failed.ShouldBeTrue();
        line.IsFree.ShouldBeTrue();
        line.Owes(new(0, 1)).ShouldBeTrue();

        _answer = new TaskCompletionSource();
        _answer.SetResult();
        for (var version = 2; line.Failed; version++) await line.Tell(Version(version));

        _told.ShouldBe([1, 4]);
        line.Owes(new(0, 4)).ShouldBeFalse();
    }

    [Fact]
    public async Task Tell_AReceiverThatKeepsFailing_IsTriedMoreAndMoreRarely()
    {
        var attempts = new List<int>();
        var turn = 0;
        var line = new ReportLine(
            "settlement",
            _ =>
            {
                attempts.Add(turn);
                return Task.FromException(new TimeoutException());
            },
            NullLogger.Instance);

        for (turn = 0; turn < 200; turn++) await line.Tell(Version(1));

        attempts.ShouldBe([0, 3, 8, 17, 34, 67, 132, 197]);
    }

    [Fact]
    public async Task Tell_AReceiverThatThrowsAtOnce_DoesNotThrow()
    {
        var log = new Warnings();
        var line = new ReportLine("category", _ => throw new InvalidOperationException("gone"), log);

        await line.Tell(Version(7));

        line.Failed.ShouldBeTrue();
        line.IsFree.ShouldBeTrue();
        log.Messages.ShouldHaveSingleItem().ShouldBe("category could not be told version 7 of A; it will be told again.");
    }

    [Fact]
    public async Task Tell_AReceiverThatFailsAndComesBack_IsCountedAndOwedUntilThen()
    {
        var receiver = $"receiver-{Guid.NewGuid():N}";
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "kazva.reports") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if ((string?)tags[0].Value != receiver) return;
            lock (counts) counts[(string)tags[1].Value!] = counts.GetValueOrDefault((string)tags[1].Value!) + value;
        });
        listener.Start();
        var fails = true;
        var line = new ReportLine(receiver, _ => fails ? throw new TimeoutException() : Task.CompletedTask, NullLogger.Instance);

        await line.Tell(Version(1));
        OwedReports.Owes(line).ShouldBeTrue();
        OwedReports.OldestAge.ShouldBeGreaterThan(TimeSpan.Zero);
        fails = false;
        while (line.Failed) await line.Tell(Version(1));

        OwedReports.Owes(line).ShouldBeFalse();
        counts.ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["failed"] = 1, ["told"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Tell_WithOneReceiverBlocked_ReachesTheOthers()
    {
        var blocked = Line();
        var others = new List<long>();
        var other = new ReportLine("feed", Told(others), NullLogger.Instance);
        ReportLine[] lines = [blocked, other];

        for (var version = 1; version <= 3; version++)
            foreach (var line in lines)
                _ = line.Tell(Version(version));

        others.ShouldBe([1, 2, 3]);
        _told.ShouldBe([1]);
        _answer.SetResult();
        await blocked.Tell(Version(3));
        _told.ShouldBe([1, 3]);
    }

    [Fact]
    public async Task TellLast_WhileOneIsUnderWay_FollowsIt()
    {
        var line = Line();
        _ = line.Tell(Version(1));

        var last = line.TellLast(Version(2));
        _told.ShouldBe([1]);
        _answer.SetResult();
        await last;

        _told.ShouldBe([1, 2]);
        await line.TellLast(Version(2));
        _told.ShouldBe([1, 2], "it is owed nothing");
    }

    [Fact]
    public async Task TellLast_AfterAFailure_DoesNotPause()
    {
        var line = Line();
        _answer.SetException(new TimeoutException());
        await line.Tell(Version(1));

        await line.TellLast(Version(2));

        _told.ShouldBe([1, 2]);
    }

    private ReportLine Line() => new(
        "settlement",
        report =>
        {
            _told.Add(report.Version);
            return _answer.Task;
        },
        NullLogger.Instance);

    private static Func<Report, Task> Told(List<long> told) => report =>
    {
        told.Add(report.Version);
        return Task.CompletedTask;
    };

    private static Report Version(long version) => new("A", version, WindowsSnapshot.Empty);

    private sealed class Warnings : ILogger
    {
        public List<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
