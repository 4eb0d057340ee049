using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kazva.Actions;
using Kazva.Definition;
using Kazva.Gateway.Plates;
using Kazva.Submissions;

namespace Kazva.Gateway.Public;

/// <summary>What was done, by place, as the grains last told it. Citizens wait for them only the first time; after that they are asked now
/// and then, whoever comes, and while they cannot be reached what is known is shown.</summary>
internal sealed class ActionBoard(IGrainFactory grains, IGridConnection connection, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Board> _boards = new(StringComparer.Ordinal);

    /// <summary>What was done last for the places that a plate is in, the newest first; null while nobody can say.</summary>
    public async ValueTask<ImmutableArray<PublishedAction>?> At(Plate plate, int most)
    {
        var board = _boards.GetOrAdd(plate.Grid.Id, static (organisation, at) => new Board(organisation, at.grains, at.connection, at.time), (grains, connection, time));
        if (await board.Get() is not { } byPlace) return null;
        return
        [
            .. ActionPlace.Around(plate.Grid, plate.Location).SelectMany(place => byPlace[place])
                .OrderByDescending(action => action.DoneAt).Take(most),
        ];
    }

    /// <summary>What one organisation has done.</summary>
    private sealed class Board(string organisation, IGrainFactory grains, IGridConnection connection, TimeProvider time)
    {
        private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

        private readonly Lock _turn = new();
        private ILookup<ActionPlace, PublishedAction>? _byPlace;
        private long _version = -1;
        private Task _asking = Task.CompletedTask;
        private long? _askedAt;

        public async ValueTask<ILookup<ActionPlace, PublishedAction>?> Get()
        {
            Task asking;
            lock (_turn)
            {
                if (_asking.IsCompleted && !connection.IsLost && (_askedAt is not { } last || time.GetElapsedTime(last) >= FreshFor))
                {
                    _askedAt = time.GetTimestamp();
                    _asking = Task.Run(Ask);
                }
                asking = _asking;
            }
            if (Volatile.Read(ref _byPlace) is { } known) return known;
            await asking;
            return Volatile.Read(ref _byPlace);
        }

        private async Task Ask()
        {
            try
            {
                if (await grains.GetGrain<IActionsGrain>(organisation).GetPublished(_version).WaitAsync(Patience, time) is not { } told) return;
                _version = told.Version;
                Volatile.Write(ref _byPlace, told.Actions.ToLookup(action => action.Place));
            }
            catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException or GrainHostException)
            {
                // Who shows it says that it cannot be told; it is asked again in a moment.
            }
        }
    }
}
