namespace Kazva.Alarms.Life.Tests;

public class AlarmLifeTests
{
    [Theory]
    [InlineData(null, "Pended Fired")]
    [InlineData(AlarmState.Pending, "Fired Withdrawn Reopened")]
    [InlineData(AlarmState.Firing, "Joined Acknowledged Resolved")]
    [InlineData(AlarmState.Acknowledged, "Joined Resolved")]
    [InlineData(AlarmState.Resolved, "Pended Reopened")]
    public void Next_InEachState_AllowsOnlyTheseChanges(AlarmState? state, string changes) =>
        Enum.GetValues<AlarmChange>().Where(change => AlarmLife.Next(state, change) is not null)
            .ShouldBe(changes.Split(' ').Select(Enum.Parse<AlarmChange>));
}
