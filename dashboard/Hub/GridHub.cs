using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Staff;
using Kazva.Feed;
using Microsoft.AspNetCore.SignalR;

namespace Kazva.Dashboard.Hub;

/// <summary>Sends the changes of one organisation's grid: <c>changes {epoch, seq, states}</c> and <c>comment</c>, or, to who connects with
/// <c>?form=moves</c>, both in <c>moves</c>, in a thirtieth of the bytes; and <c>alarm</c> to all. See docs/feed.md.</summary>
internal sealed class GridHub(StaffOrganisation organisation, FeedMirrors mirrors, ScreenWatch watch) : Microsoft.AspNetCore.SignalR.Hub
{
    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || organisation.Of(http) is not { } grid)
        {
            Context.Abort();
            return;
        }
        watch.Add(Context);
        var group = http.Request.Query["form"] == "moves" ? Screens.OfMoves(grid.Id) : Screens.OfStates(grid.Id);
        await Groups.AddToGroupAsync(Context.ConnectionId, group, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        watch.Remove(Context);
        return base.OnDisconnectedAsync(exception);
    }

    /// <summary>Where the feed is. A client is connected a moment before it has joined; but calls wait for that, so who has this
    /// answer and then fetches the snapshot misses nothing between the two.</summary>
    public FeedPosition? Position() =>
        Context.GetHttpContext() is { } http && organisation.Of(http) is { } grid ? mirrors.Of(grid.Id)?.Position : null;
}
