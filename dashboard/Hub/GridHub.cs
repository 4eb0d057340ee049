using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Staff;
using Kazva.Feed;
using Microsoft.AspNetCore.SignalR;

namespace Kazva.Dashboard.Hub;

/// <summary>Sends the changes of one organisation's grid: <c>changes {epoch, seq, states}</c> and <c>comment</c>. </summary>
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
        await Groups.AddToGroupAsync(Context.ConnectionId, grid.Id, Context.ConnectionAborted);
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
