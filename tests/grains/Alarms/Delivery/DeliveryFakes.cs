using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Alarms.Delivery.Tests;

/// <summary>A catalog of one grid.</summary>
internal sealed class OneGrid(GridIndex only) : IGridCatalog
{
    public IReadOnlyList<GridIndex> Grids => [only];

    public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) => (grid = organisation == only.Id ? only : null) is not null;

    public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location)
    {
        grid = only;
        return only.Locations.TryGetValue(code, out location);
    }
}

/// <summary>Keeps what it is told to send, and answers as a test says.</summary>
internal sealed class FakeSender(ChannelKind kind) : IChannelSender
{
    public ChannelKind Kind => kind;

    public ConcurrentQueue<AlarmMessage> Sent { get; } = new();

    public Func<SendResult> Result { get; set; } = () => new SendResult(SendOutcome.Delivered, "200");

    public Task<SendResult> SendAsync(Channel channel, AlarmMessage message, CancellationToken cancellationToken)
    {
        Sent.Enqueue(message);
        return Task.FromResult(Result());
    }
}

/// <summary>What people complained of.</summary>
internal sealed class FakeComplaints : IComplaintLog
{
    public ImmutableArray<DissatisfiedAnswer> Answers { get; set; } = [];

    public bool IsUnavailable { get; set; }

    public Task<IReadOnlyList<DissatisfiedAnswer>> ReadAsync(
        string organisation, ImmutableArray<string> locations, DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken = default) =>
        IsUnavailable
            ? Task.FromException<IReadOnlyList<DissatisfiedAnswer>>(new StorageUnavailableException())
            : Task.FromResult<IReadOnlyList<DissatisfiedAnswer>>([.. Answers.Where(answer => locations.Contains(answer.Location, StringComparer.Ordinal))]);
}

/// <summary>Links that anyone can read.</summary>
internal sealed class PlainLinks : IAcknowledgeLinks
{
    /// <summary>An alarm whose link cannot be made.</summary>
    public string? Broken { get; init; }

    public Uri? Make(string organisation, string alarm, string who) =>
        alarm == Broken ? throw new InvalidOperationException("No key.") : new($"https://kazva.example/a/{alarm}-{who}");

    public AcknowledgeToken? Read(string token) => throw new NotSupportedException();
}

/// <summary>A clock that a test sets.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = OnCall.Noon;

    public override DateTimeOffset GetUtcNow() => Now;
}
