using Kazva.Alarms.Teams;

namespace Kazva.Silo.Tests.Import;

public class TeamsFileTests
{
    private static readonly DayOfWeek[] WorkingDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Fact]
    public void Teams_Right_AreOfTheGrid()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        var teams = folder.Read().Grid.ShouldNotBeNull().Teams.ShouldNotBeNull();
        teams.Select(t => (t.Id, t.Language)).ShouldBe([("gardeners", "bg"), ("clerks", "en")]);
        var team = teams[0];
        var quiet = team.Quiet.ShouldNotBeNull();
        quiet.Days.Length.ShouldBe(7);
        (quiet.From, quiet.To).ShouldBe((new TimeOnly(22, 0), new TimeOnly(7, 0)));
        team.Members.Select(m => m.Name).ShouldBe(["Иван", "Мария"]);
        team.Members[0].Hours.ShouldNotBeNull().Days.ShouldBe(WorkingDays);
        team.Members[1].Hours.ShouldBeNull();
        team.Escalation.Select(s => (s.After, string.Join('+', s.Members))).ShouldBe([(TimeSpan.Zero, "ivan"), (TimeSpan.FromMinutes(15), "ivan+maria")]);
    }

    [Fact]
    public void Channels_OfEveryKind_HaveTheIdsOfTheirPlaces()
    {
        using var folder = new DefinitionFolder().WithAlarms();
        var teams = folder.Read().Grid.ShouldNotBeNull().Teams.ShouldNotBeNull();
        teams.SelectMany(t => t.Members.SelectMany(m => m.Channels).Concat(t.Channels)).ShouldBe(
        [
            new Channel("gardeners/ivan/1", ChannelKind.Email, "ivan@example.org"),
            new Channel("gardeners/ivan/2", ChannelKind.Telegram, "-1001234567890", "BOT"),
            new Channel("gardeners/maria/1", ChannelKind.Ntfy, "https://ntfy.example.org/maria"),
            new Channel("gardeners/1", ChannelKind.Webhook, "https://tickets.example.org/alarms", "TICKETS"),
            new Channel("gardeners/2", ChannelKind.Slack, "https://hooks.example.org/{secret:SLACK}"),
            new Channel("clerks/1", ChannelKind.Teams, "{secret:TEAMS_URL}"),
        ]);
    }

    [Theory]
    [InlineData("Sat,Sun 10:00-14:00", "Saturday+Sunday 10:00-14:00")]
    [InlineData("Fri-Mon 18:00-24:00", "Monday+Friday+Saturday+Sunday 18:00-00:00")]
    [InlineData("Mon,Wed-Thu,Mon 08:00-09:30", "Monday+Wednesday+Thursday 08:00-09:30")]
    public void Hours_OfSomeDays_AreThoseDays(string hours, string expected)
    {
        using var folder = new DefinitionFolder().WithAlarms();
        folder.Change("teams.yaml", "Mon-Fri 08:00-17:00", hours);
        var read = folder.Read().Grid.ShouldNotBeNull().Teams.ShouldNotBeNull()[0].Members[0].Hours.ShouldNotBeNull();
        $"{string.Join('+', read.Days)} {read.From:HH:mm}-{read.To:HH:mm}".ShouldBe(expected);
    }
}
