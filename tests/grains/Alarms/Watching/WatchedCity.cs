using Kazva.Alarms.Delivery.Tests;
using Kazva.Alarms.Rules;
using Kazva.Alarms.Storage;
using Kazva.Definition;
using Kazva.TestKit;

namespace Kazva.Alarms.Watching.Tests;

/// <summary>A city with two playgrounds, a clock, a log and a store, and watches over it.</summary>
internal sealed class WatchedCity
{
    public const string Swing = "SWING1";
    public const string Slide = "SLIDE1";

    private static readonly Questionnaire Questions = new(1,
    [
        new("problem", Branch.Low, OnCall.Text("What is wrong?"), true,
            [new("broken", OnCall.Text("Broken"), Safety: true), new("glass", OnCall.Text("Glass"), Safety: true), new("dirty", OnCall.Text("Dirty"))]),
    ]);

    public WatchedCity() => Log = new FakeLog(Clock);

    /// <summary>A rule that fires when of at least five answers of the last day most are bad, and holds for two minutes.</summary>
    public static AlarmRule Drop { get; } = new(
        "drop", OnCall.Text("Drop"), new AlarmScope(ScopeKind.EveryLocation, []), AlarmSeverity.Warning, "parks", TimeSpan.FromDays(1), Drop: new DropRule(
            DropMeasure.Dissatisfied, null, null, [TimeSpan.FromDays(1)], new DropLevel(0.3, 0), 0.9, 0.5, 5, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), Pool: false));

    public static AlarmRule Safety { get; } = new(
        "safety", OnCall.Text("Danger"), new AlarmScope(ScopeKind.EveryLocation, []), AlarmSeverity.Critical, "parks", TimeSpan.FromHours(1), Safety: new SafetyRule());

    public ManualTimeProvider Clock { get; } = new();

    public FakeAlarmStore Store { get; } = new();

    public FakeLog Log { get; }

    /// <summary>What the watches said they committed.</summary>
    public List<AlarmCommit> Told { get; } = [];

    public Grid Grid { get; set; } = City();

    /// <summary>A watch, as a start of the program makes it.</summary>
    public AlarmWatch Watch() => new(new GridIndex(Grid), Store, Log, Log, Clock, Told.Add);

    /// <summary>A watch that has begun and read the log.</summary>
    public async Task<AlarmWatch> Begun()
    {
        var watch = Watch();
        await watch.Begin();
        await watch.WarmUp();
        return watch;
    }

    /// <summary>Turns the clock minute by minute, and has each judged.</summary>
    public async Task Pass(AlarmWatch watch, int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            Clock.UtcNow = watch.Judged.AddMinutes(1) + AlarmWatch.Settling;
            await watch.Look();
        }
    }

    private static Grid City()
    {
        var city = OnCall.City(OnCall.Parks).Grid;
        return city with { Categories = [.. city.Categories.Select(category => category with { Questionnaire = Questions })], Rules = [Drop, Safety] };
    }
}
