using System.Text.Json;
using Kazva.Dashboard.Mirror;
using Kazva.Dashboard.Staff;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.Windows;

namespace Kazva.Dashboard.Tests.Mirror;

public sealed class MovesTests
{
    private static readonly Satisfaction Few = Satisfaction.Of([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    private static readonly Satisfaction More = Satisfaction.Of([1, 0, 0, 0, 0, 0, 0, 2, 0, 1]);

    [Fact]
    public void Move_WithTheSameAnswersAddedInEveryWindow_IsThoseAnswers() =>
        Json(State(4, hour: Few, others: Few), State(7, hour: More, others: More)).ShouldBe("""["K7Q2MD",4,7,[8,2,10,1]]""");

    [Fact]
    public void Move_OutOfOneWindow_IsThatWindow() =>
        Json(State(7, hour: More, others: More), State(7, hour: Few, others: More)).ShouldBe("""["K7Q2MD",7,{"1h":[1,0,0,0,0,0,0,0,0,0]},7]""");

    [Fact]
    public void Move_IntoSomeWindows_IsThoseWindows() =>
        Json(State(4, hour: Few, others: Few), State(5, hour: Few, others: More))
            .ShouldBe("""["K7Q2MD",5,{"24h":[1,0,0,0,0,0,0,2,0,1],"7d":[1,0,0,0,0,0,0,2,0,1],"30d":[1,0,0,0,0,0,0,2,0,1],"90d":[1,0,0,0,0,0,0,2,0,1]},4]""");

    [Fact]
    public void Move_UnderTheVersionThatIsHeld_IsNoSum() =>
        Json(State(7, hour: Few, others: Few), State(7, hour: More, others: More)).ShouldStartWith("""["K7Q2MD",7,{"1h":[1,""");

    [Fact]
    public void Move_OfANewState_IsEveryWindow() =>
        Json(before: null, State(1, hour: Few, others: Few)).Count(c => c == ':').ShouldBe(5);

    private static string Json(GridState? before, GridState now) => JsonSerializer.Serialize(new Move(before, now), StaffJson.Options);

    private static GridState State(long version, Satisfaction hour, Satisfaction others) => new(
        GridLevel.Location, "K7Q2MD", version, new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero), new WindowFigures(hour, others, others, others, others));
}
