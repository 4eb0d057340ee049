using System.Net;
using Kazva.Dashboard.Accounts;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage;
using Kazva.Silo.Storage.Grids;
using Microsoft.Extensions.DependencyInjection;

namespace Kazva.TestKit;

/// <summary>Somebody with an account, as their browser and the administrator's commands do it.</summary>
public static class StaffMember
{
    /// <summary>A password that is long enough.</summary>
    public const string Password = "correct horse battery";

    /// <summary>Imports a grid and adds an account to a database that nobody serves yet.</summary>
    public static async Task ImportAsync(this TestDatabase database, Grid grid, params string[] staff)
    {
        await using var services = new ServiceCollection().AddLogging().AddKazvaStorage(database.Options).BuildServiceProvider();
        await services.GetRequiredService<IGridStore>().SaveAsync(grid.Organisation.Id, 1, GridJson.Serialize(grid));
        foreach (var name in staff) await services.GetRequiredService<IStaffStore>().AddAsync(Account(grid.Organisation.Id, name));
    }

    /// <summary>Adds an account while the program runs.</summary>
    public static Task AddStaffAsync(this KazvaServer server, string name, string organisation = SmallGrid.Id) =>
        server.Services.GetRequiredService<IStaffStore>().AddAsync(Account(organisation, name));

    /// <summary>A browser of its own for somebody, who has not signed in.</summary>
    public static StaffBrowser NewBrowser(this KazvaServer server) => new(server.Staff.BaseAddress!);

    /// <summary>Signs in as somebody with an account.</summary>
    public static async Task<StaffBrowser> SignInAsync(this KazvaServer server, string name)
    {
        var browser = server.NewBrowser();
        using var response = await browser.SendSignInAsync(name, Password);
        return response.StatusCode == HttpStatusCode.SeeOther
            ? browser
            : throw new InvalidOperationException($"{name} was answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    private static StaffAccount Account(string organisation, string name) =>
        new(organisation, name, StaffPassword.Hash(Password), DateTimeOffset.UnixEpoch);
}

/// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
public sealed class StaffBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();

    internal StaffBrowser(Uri address) =>
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = address };

    /// <summary>Asks the staff's address.</summary>
    public HttpClient Http { get; }

    /// <summary>The cookies as the header has them.</summary>
    public string Cookie => _cookies.GetCookieHeader(Http.BaseAddress!);

    /// <summary>Fills in the sign-in form and sends it.</summary>
    public async Task<HttpResponseMessage> SendSignInAsync(string name, string password)
    {
        using var form = new FormUrlEncodedContent([new("name", name), new("password", password)]);
        return await Http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
    }

    /// <inheritdoc/>
    public void Dispose() => Http.Dispose();
}
