using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Kazva.Abuse;
using Kazva.Actions;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Judging;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Teams;
using Kazva.Dashboard.Accounts;
using Kazva.Dashboard.Plates.Installs;
using Kazva.Dashboard.SignIn;
using Kazva.Definition;
using Kazva.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kazva.Dashboard.Tests.Alarms;

/// <summary>The dashboard on a real server, with alarms that do as a test says.</summary>
internal sealed class AlarmHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AlarmHost(WebApplication app, FakeAlarms alarms, FakeOutbox outbox, FakeGrains grains, FakeReach reach, FakeLog log)
    {
        (_app, Alarms, Outbox, Grains, Reach, Log) = (app, alarms, outbox, grains, reach, log);
        Client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };
        // What a request does not say otherwise.
        Client.DefaultRequestHeaders.Add("Accept-Language", "en");
    }

    /// <summary>A small grid with a team.</summary>
    public static GridIndex Grid { get; } = new(SmallGrid.Grid with
    {
        Teams =
        [
            new Team(
                "crew", SmallGrid.Grid.Organisation.Name, "bg",
                [new("ivan", "Иван", [new("crew/ivan/1", ChannelKind.Email, "ivan@example.org")])],
                [new("crew/1", ChannelKind.Webhook, "https://user:word@hooks.example.org/secret/path?key=1", "crew")],
                [new(TimeSpan.FromMinutes(10), ["ivan"])]),
        ],
    });

    public FakeAlarms Alarms { get; }

    public FakeOutbox Outbox { get; }

    public FakeGrains Grains { get; }

    public FakeReach Reach { get; }

    public FakeLog Log { get; }

    public HttpClient Client { get; }

    public static async Task<AlarmHost> StartAsync()
    {
        var (alarms, outbox, reach) = (new FakeAlarms(), new FakeOutbox(), new FakeReach());
        var log = new FakeLog();
        var grains = new FakeGrains(alarms);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IGridCatalog>(new Catalog()).AddSingleton<IGrainFactory>(grains);
        builder.Services.AddSingleton<IAlarmStore>(alarms).AddSingleton<IOutbox>(outbox).AddSingleton<IAcknowledgeLinks>(new FakeLinks()).AddSingleton<IChannelReach>(reach);
        builder.Services.AddSingleton<IJudgedLog>(log).AddSingleton<IHeldSubmissions>(new NoneHeld()).AddSingleton<IStaffStore>(new NoStaff()).AddSingleton<IXmlRepository>(new NoKeys());
        builder.Services.AddSingleton(PublicUrl.Unset).AddSingleton<IInstallLog>(new NoPlates()).AddSingleton<IAnsweredPlates>(new NoPlates());
        builder.Services.AddSingleton<IActionStore>(new NoActions());
        builder.Services.AddDashboard();
        builder.Services.Configure<SignInOptions>(options => options.IsAlwaysNeeded = false);
        var app = builder.Build();
        app.UseRouting();
        app.UseDashboard();
        app.MapDashboard();
        await app.StartAsync();
        return new(app, alarms, outbox, grains, reach, log);
    }

    public Task<HttpResponseMessage> Get(string path, string? language = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> Post(string path, object? body = null) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body));

    public Task<HttpResponseMessage> Put(string path, object body) => Client.PutAsJsonAsync(new Uri(path, UriKind.Relative), body);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Catalog : IGridCatalog
    {
        public IReadOnlyList<GridIndex> Grids => [Grid];

        public bool TryGet(string organisation, [NotNullWhen(true)] out GridIndex? grid) => (grid = organisation == Grid.Id ? Grid : null) is not null;

        public bool TryFind(string code, [NotNullWhen(true)] out GridIndex? grid, [NotNullWhen(true)] out Location? location)
        {
            grid = Grid;
            return Grid.Locations.TryGetValue(code, out location);
        }
    }

    private sealed class NoStaff : IStaffStore
    {
        public Task<bool> AddAsync(StaffAccount account, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> SetPasswordAsync(string name, string passwordHash, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<StaffAccount>> LoadAllAsync(CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<StaffAccount>>([]);
    }

    private sealed class NoPlates : IInstallLog, IAnsweredPlates
    {
        public Task AddAsync(string organisation, Install install, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<Install>> ReadAsync(string organisation, string location, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<Install>> ReadLastAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public IAsyncEnumerable<Install> ReadAllAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<AnsweredPlate>> ReadAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class NoActions : IActionStore
    {
        public Task<bool> AppendAsync(string organisation, ActionChange change, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ImmutableArray<ActionChange>> ReadNewestAsync(string organisation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ImmutableArray<ActionChange>> ReadHistoryAsync(string organisation, Guid action, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }

    private sealed class NoneHeld : IHeldSubmissions
    {
        public Task<long> CountWaitingAsync(string organisation, CancellationToken cancellationToken = default) => Task.FromResult(0L);

        public Task<IReadOnlyList<HeldSubmission>> ReadAsync(
            string organisation, HeldList list, DateTimeOffset? before, int most, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<HeldSubmission>>([]);

        public IAsyncEnumerable<Decision> ReadDecisionsAsync(string organisation, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<Decision>();
    }

    private sealed class NoKeys : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements() => [];

        public void StoreElement(XElement element, string friendlyName)
        {
        }
    }
}

internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        return JsonElement.Parse(text);
    }

    /// <summary>Holds that this is a problem with the status, and gives the fields that it names.</summary>
    public static async Task<List<string>> ProblemAsync(this HttpResponseMessage response, int status)
    {
        var problem = await response.JsonAsync(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        return problem.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(error =>
            {
                error.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
                return error.GetProperty("field").GetString()!;
            })]
            : [];
    }
}
