using Kazva.Feed;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.RollUp.Tests;

/// <summary>A new definition moves a location with twenty answers from one settlement to another while the silos are restarted one by one.</summary>
public partial class RegistersTests
{
    [Fact]
    public void Take_WhileSilosTakeUpADefinitionOneByOne_EndsWithTheNewContentAtEveryLevel()
    {
        Registers parent = new(Start), grandparent = new(Start);
        var book = new FeedBook();
        Tell(Content("left", 47, definition: 1));
        Tell(Content("joined", 3, definition: 1));
        Counts().ShouldBe((50, 50, 50));

        Tell(Content("left", 27, definition: 2));
        parent.Definition.ShouldBe(1, "one of the two is still old");
        parent.OrderOf("left").ShouldBe(new ReportVersion(2, 27));
        Counts().ShouldBe((30, 50, 50));
        Tell(Content("left", 47, definition: 1));
        Counts().ShouldBe((30, 50, 50));

        Tell(Content("joined", 23, definition: 2));

        (parent.Definition, grandparent.Definition).ShouldBe((2, 2));
        (parent.Version, grandparent.Version).ShouldBe((50, 50));
        parent.Sum[Window.Hour].Histogram[0].ShouldBe(27);
        Counts().ShouldBe((50, 50, 50));
        book.OrderOf(GridLevel.Organisation, "parent").ShouldBe(new ReportVersion(2, 50));
        book.All(Start).ShouldHaveSingleItem().Windows.Hour.Histogram[0].ShouldBe(27);

        void Tell(Report report)
        {
            parent.Take(report);
            var sum = new Report("parent", parent.Version, parent.Sum.ToSnapshot(), Math.Min(2, parent.Definition));
            grandparent.Take(sum);
            book.Take(GridLevel.Organisation, sum, Start);
        }

        (int Parent, int Grandparent, int Book) Counts() =>
            (parent.Sum[Window.Hour].Count, grandparent.Sum[Window.Hour].Count, book.All(Start).Single().Windows.Hour.Count);
    }

    [Fact]
    public void Take_OfANewerDefinitionWithTheSameVersion_RaisesTheDefinitionOnceAllAreNew()
    {
        var registers = new Registers(Start);
        registers.Definition.ShouldBe(int.MaxValue, "none is old");
        registers.Take(Content("A", 5, definition: 1));
        registers.Take(Content("B", 5, definition: 2));
        registers.Definition.ShouldBe(1);

        registers.Take(Content("A", 5, definition: 2)).ShouldBeTrue();

        registers.Definition.ShouldBe(2);
        registers.Version.ShouldBe(10);
        registers.NewestOf("A")!.Definition.ShouldBe(2);
    }

    /// <summary>As many answers as the version says: of <c>left</c> all 1, of the others all 10.</summary>
    private static Report Content(string source, int version, int definition)
    {
        var windows = new RollingWindows(Start);
        for (var i = 0; i < version; i++) windows.Add(new Score(source == "left" ? 1 : 10), Start);
        return new Report(source, version, windows.ToSnapshot(), definition);
    }
}
