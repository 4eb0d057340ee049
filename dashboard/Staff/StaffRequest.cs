using System.Reflection;
using Kazva.Dashboard.SignIn;
using Kazva.Definition;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.Dashboard.Staff;

/// <summary>Who asks, and of which grid. Handlers of routes that are <see cref="StaffRoutes.OfOneGrid"/> take it.</summary>
internal sealed class StaffRequest
{
    /// <summary>Stands for staff where nobody has to sign in.</summary>
    public const string Nobody = "staff";

    private readonly GridIndex? _grid;

    private StaffRequest(HttpContext context, GridIndex? grid) => (Context, _grid) = (context, grid);

    public HttpContext Context { get; }

    /// <summary>The grid that the request is about.</summary>
    public GridIndex Grid => _grid ?? throw new InvalidOperationException("The route is not of one grid.");

    /// <summary>The organisation's id.</summary>
    public string Organisation => Grid.Id;

    /// <summary>The name of who has signed in.</summary>
    public string Who => StaffUser.Of(Context.User)?.Name ?? Nobody;

    /// <summary>Cancelled when who asked has gone.</summary>
    public CancellationToken Gone => Context.RequestAborted;

    /// <summary>Whether it is clear which grid the request is about, and there is that one.</summary>
    public bool HasGrid => _grid is not null;

    public static ValueTask<StaffRequest?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<StaffRequest?>(new(context, context.RequestServices.GetRequiredService<StaffOrganisation>().Of(context)));
}

/// <summary>Sets up routes that are about one organisation's grid.</summary>
internal static class StaffRoutes
{
    /// <summary>Handlers are asked only where the grid is clear and can be reached; what then cannot be served for now is answered with 503.</summary>
    public static RouteGroupBuilder OfOneGrid(this RouteGroupBuilder routes) => routes.AddEndpointFilter(async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        if (invocation.Arguments.OfType<StaffRequest>().FirstOrDefault() is { HasGrid: false })
            return StaffProblem.NotFound(context.RequestServices.GetRequiredService<StaffOrganisation>().WhyNone(context));
        if (context.RequestServices.GetRequiredService<IGridConnection>().IsLost) return StaffProblem.Unavailable(context, "The grid cannot be reached.");
        try
        {
            return await next(invocation);
        }
        catch (Exception exception) when (StaffProblem.IsUnavailable(exception))
        {
            return StaffProblem.Unavailable(context, exception.Message);
        }
    });
}
