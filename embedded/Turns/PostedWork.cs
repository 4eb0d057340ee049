namespace Kazva.Embedded.Turns;

/// <summary>The rest of a turn after an await. Taken from a small store of the thread: these come and go by the million.</summary>
internal sealed class PostedWork : InboxItem
{
    private const int MostKept = 256;

    [ThreadStatic] private static PostedWork? _kept;
    [ThreadStatic] private static int _keptCount;

    private Turn? _turn;
    private SendOrPostCallback? _callback;
    private object? _state;

    public static PostedWork Rent(Turn turn, SendOrPostCallback callback, object? state)
    {
        var work = _kept;
        if (work is null)
        {
            work = new PostedWork();
        }
        else
        {
            _kept = (PostedWork?)work.Next;
            _keptCount--;
            work.Next = null;
        }
        work._turn = turn;
        work._callback = callback;
        work._state = state;
        return work;
    }

    internal override void Handle(TurnRunner runner)
    {
        var (turn, callback, state) = (_turn, _callback!, _state);
        _turn = null;
        _callback = null;
        _state = null;
        if (_keptCount < MostKept)
        {
            Next = _kept;
            _kept = this;
            _keptCount++;
        }
        SetSynchronizationContext(turn);
        callback(state);
    }
}
