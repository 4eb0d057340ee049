namespace Kazva.RollUp.Tests;

public class AtOnceTests
{
    [Fact]
    public async Task Each_OfManyItems_HasOnlySoManyUnderWayAndDoesAll()
    {
        var (underWay, most) = (0, 0);
        var done = new List<int>();
        var gates = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource()).ToArray();
        var all = AtOnce.Each(Enumerable.Range(0, 20), 3, async item =>
        {
            most = Math.Max(most, ++underWay);
            await gates[item].Task;
            underWay--;
            done.Add(item);
        });

        foreach (var gate in gates) gate.SetResult();
        await all;

        most.ShouldBe(3);
        done.ShouldBe(Enumerable.Range(0, 20), ignoreOrder: true);
    }

    [Fact]
    public async Task Each_OneItemFails_TheOthersAreDoneAndItFails()
    {
        var done = new List<int>();
        await Should.ThrowAsync<TimeoutException>(AtOnce.Each(Enumerable.Range(0, 10), 2, item =>
        {
            if (item == 1) return Task.FromException(new TimeoutException());
            done.Add(item);
            return Task.CompletedTask;
        }));
        done.Count.ShouldBe(9);
    }
}
