using Kazva.Alarms.Delivery;
using Kazva.Alarms.Delivery.Tests;
using Kazva.Alarms.Life;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Alarms.Teams;
using Kazva.Definition;
using Kazva.Silo.Delivery;
using Kazva.TestKit;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kazva.Silo.Tests.Delivery;

/// <summary>Channels as they run: a grain each, with real receivers.</summary>
public sealed class ChannelGrainTests : IAsyncLifetime
{
    private const string Secret = "/very-secret-path";

    private readonly ManualTimeProvider _clock = new(OnCall.Noon);
    private readonly MemoryOutbox _outbox = new();
    private readonly MemoryAlarms _alarms = new();
    private readonly SmtpListener _mail = new();
    private readonly LogLines _log = new();
    private readonly TempFolder _keys = new();
    private WebhookReceiver _dead = null!;
    private WebhookReceiver _live = null!;
    private IHost _host = null!;

    private Team Team => new(
        "parks", OnCall.Text("Parks"), "en", [OnCall.Member("ana"), OnCall.Member("ivan"), OnCall.Member("eva")],
        [
            new Channel("parks/dead", ChannelKind.Webhook, _dead.Url + "{secret:path}", "hook"),
            new Channel("parks/live", ChannelKind.Webhook, _live.Url, "hook"),
        ], []);

    public async ValueTask InitializeAsync()
    {
        (_dead, _live) = (await WebhookReceiver.StartAsync(), await WebhookReceiver.StartAsync());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Kazva:Smtp:Host"] = "127.0.0.1",
            ["Kazva:Smtp:Port"] = _mail.Port.ToString(),
            ["Kazva:Smtp:Tls"] = "false",
            ["Kazva:Smtp:From"] = "alarms@kazva.example",
            ["Kazva:Channels:Secrets:hook"] = Letters.HookSecret,
            ["Kazva:Channels:Secrets:path"] = Secret,
            ["Kazva:PublicStaffUrl"] = "https://kazva.example",
        });
        builder.Logging.AddProvider(_log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddEmbeddedGrains(options => options.AddGrainsFrom(typeof(IChannelGrain).Assembly));
        builder.Services.AddDelivery(builder.Configuration);
        builder.Services.AddSingleton<IXmlRepository>(new FileSystemXmlRepository(new DirectoryInfo(_keys.Path), NullLoggerFactory.Instance));
        builder.Services.AddSingleton<IGridCatalog>(new OneGrid(OnCall.City(Team)));
        builder.Services.AddSingleton<IOutbox>(_outbox).AddSingleton<IAlarmStore>(_alarms).AddSingleton<IComplaintLog>(new FakeComplaints());
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _dead.DisposeAsync();
        await _live.DisposeAsync();
        await _mail.DisposeAsync();
        _keys.Dispose();
    }

    [Fact]
    public async Task Channel_WhoseReceiverHangs_HoldsUpNoOther_AndIsTriedAgain()
    {
        _dead.Answer = _dead.Hang;
        Happens(OnCall.Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));

        await WakeAll();
        await Becomes("parks/dead", row => row.Attempts == 0 && !_dead.Posts.IsEmpty);
        foreach (var live in new[] { "parks/live", "parks/ana/1", "parks/ivan/1", "parks/eva/1" }) await Becomes(live, Delivered);
        _live.Posts.ShouldHaveSingleItem();

        _dead.Answer = _ => Task.CompletedTask;
        _clock.Advance(TimeSpan.FromSeconds(10));
        var cut = await Becomes("parks/dead", row => row.Attempts > 0);
        cut.Result.ShouldBe("No answer within 10 s.");
        await Eventually.Is(() => Passes(TimeSpan.FromSeconds(1)), _ => Delivered(Row("parks/dead")));
        _dead.Posts.Count.ShouldBe(2);
        _dead.Posts.Select(post => post.Headers["Kazva-Delivery"]).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Receiver_ThatFailsOnce_IsToldTheSecondTime()
    {
        var answers = 0;
        _live.Answer = context =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref answers) == 1 ? 500 : 200;
            return Task.CompletedTask;
        };
        Happens(OnCall.Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));

        await WakeAll();
        var failed = await Becomes("parks/live", row => row.Attempts == 1);
        failed.DueAt.ShouldBeInRange(_clock.GetUtcNow(), _clock.GetUtcNow().AddSeconds(10));
        await Eventually.Is(() => Passes(TimeSpan.FromSeconds(1)), _ => Delivered(Row("parks/live")));

        (Row("parks/live").Attempts, answers).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Recipient_RefusedOfThree_IsADeadLetter_AndTheOthersHaveTheirs()
    {
        _mail.Recipient = recipient => recipient.StartsWith("ivan", StringComparison.Ordinal) ? "550 no such user" : null;
        Happens(OnCall.Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));

        await WakeAll();

        await Becomes("parks/ivan/1", row => row.State == NotificationState.Dead);
        await Becomes("parks/ana/1", Delivered);
        await Becomes("parks/eva/1", Delivered);
        Row("parks/ivan/1").Result!.ShouldStartWith("550: ");

        _mail.Recipient = _ => null;
        _outbox.Add(Row("parks/ivan/1").Again(_clock.GetUtcNow()));
        await Wake("parks/ivan/1");
        await Becomes("parks/ivan/1", Delivered);
        _mail.Mails.SelectMany(mail => mail.To).ShouldBe(["ana@parks.example", "eva@parks.example", "ivan@parks.example"], ignoreOrder: true);
    }

    [Fact]
    public async Task Row_DueLater_IsSentWhenItIs()
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        Happens(OnCall.Alarm().Step(AlarmChange.Fired));
        await WakeAll();
        await Eventually.Is(() => Task.FromResult(_clock.ActiveTimers), timers => timers > 0);
        _live.Posts.ShouldBeEmpty();

        await Eventually.Is(() => Passes(TimeSpan.FromSeconds(1)), _ => Delivered(Row("parks/live")));

        _live.Posts.ShouldHaveSingleItem();
        Row("parks/live").SettledAt!.Value.ShouldBeGreaterThanOrEqualTo(OnCall.Noon + NotificationPlan.GroupWindow);
    }

    [Fact]
    public async Task Database_ThatWasAway_IsTriedAgain()
    {
        _alarms.IsUnavailable = true;
        Happens(OnCall.Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));
        await WakeAll();
        await Eventually.Is(() => Task.FromResult(_log.Text), text => text.Contains("parks/live could not read", StringComparison.Ordinal));

        _alarms.IsUnavailable = false;
        await Eventually.Is(() => Passes(TimeSpan.FromSeconds(5)), _ => Delivered(Row("parks/live")));

        _live.Posts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task TestMessage_ByAChannel_IsSent()
    {
        _outbox.Add(NotificationPlan.Test(Team, null, Team.Channels[1], _clock.GetUtcNow()));

        await Wake("parks/live");
        await Eventually.Is(() => Task.FromResult(_outbox.Rows.Single()), Delivered);

        _live.Posts.ShouldHaveSingleItem().Text.ShouldContain("\"test\":true");
    }

    [Fact]
    public async Task Secrets_OfAChannel_AreNeitherLoggedNorNoted()
    {
        _dead.Answer = async context =>
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync($"nothing at {context.Request.Path}, signed with {Letters.HookSecret}");
        };
        Happens(OnCall.Alarm(AlarmLane.Safety).Step(AlarmChange.Fired));

        await WakeAll();
        var dead = await Becomes("parks/dead", row => row.State == NotificationState.Dead);

        _dead.Posts.ShouldHaveSingleItem().Path.ShouldBe(Secret);
        dead.Result!.ShouldContain("nothing at {secret:path}, signed with {secret:hook}");
        await Eventually.Is(() => Task.FromResult(_log.Text), text => text.Contains("parks/dead: 1 told", StringComparison.Ordinal));
        _log.Text.ShouldNotContain(Secret);
        _log.Text.ShouldNotContain(Letters.HookSecret);
    }

    private static bool Delivered(Notification row) => row.State == NotificationState.Delivered;

    private Notification Row(string channel) => _outbox.Rows.Single(row => row.Channel == channel);

    private Task<Notification> Becomes(string channel, Func<Notification, bool> expected) => Eventually.Is(() => Task.FromResult(Row(channel)), expected);

    private Task<bool> Passes(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.FromResult(true);
    }

    private void Happens(AlarmStep step)
    {
        _alarms.Take(step);
        _outbox.Add(NotificationPlan.Of(OnCall.City(Team), [step], [], [], _clock.GetUtcNow()));
    }

    private async Task WakeAll()
    {
        foreach (var channel in await _outbox.ReadChannelsDueAsync("city", _clock.GetUtcNow().AddHours(1))) await Wake(channel);
    }

    private async Task Wake(string channel)
    {
        await _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IChannelGrain>(GridKey.Of("city", channel)).Wake();
        // A timer that is due at once fires when this clock is looked at.
        _clock.Advance(TimeSpan.Zero);
    }

    /// <summary>Everything that is logged.</summary>
    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
