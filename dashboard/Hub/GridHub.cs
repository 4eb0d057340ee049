using Kazva.Dashboard.Staff;
using Microsoft.AspNetCore.SignalR;

namespace Kazva.Dashboard.Hub;

/// <summary>Sends the changes of one organisation's grid: <c>changes {epoch, seq, states}</c> and <c>comment</c>. Clients send nothing.</summary>
internal sealed class GridHub(StaffOrganisation organisation) : Microsoft.AspNetCore.SignalR.Hub
{
    public override async Task OnConnectedAsync()
    {
        if (Context.GetHttpContext() is not { } http || organisation.Of(http) is not { } grid)
        {
            Context.Abort();
            return;
        }
        await Groups.AddToGroupAsync(Context.ConnectionId, grid.Id, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }
}
