using System.Net;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Promises;

/// <summary>Promises 1 and 2: accepted means durable, and once.</summary>
public abstract partial class PromiseTests
{
    [Fact]
    public async Task Promise1_AnsweredAccepted_IsInTheLog()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        await server.Citizens.Accepted(SmallGrid.Playground, 3, id, new { answers = new { problem = new[] { "dirty" } }, comment = "Кал." });

        var logged = (await Log(server)).ShouldHaveSingleItem();
        logged.SubmissionId.ShouldBe(id);
        logged.Number.ShouldBe(1);
        logged.Score.ShouldBe(3);
        logged.Comment.ShouldBe("Кал.");
        logged.Answers.ShouldHaveSingleItem().Choices.ShouldBe(["dirty"]);
        (logged.Settlement, logged.Category).ShouldBe(("one", "playgrounds"));
    }

    [Fact]
    public async Task Promise1_LogCannotBeWritten_IsNotAcceptedAndRecovers()
    {
        var failing = new FailingLog();
        await using var server = await Start(failing);
        await server.Citizens.Accepted(SmallGrid.Playground, 8);

        failing.Fails = true;
        var id = Guid.NewGuid();
        using (var refused = await server.Citizens.Send(SmallGrid.Playground, 2, id))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }
        failing.Fails = false;

        var receipt = await server.Citizens.Accepted(SmallGrid.Playground, 2, id);
        receipt.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        (await Log(server)).Select(s => s.Score).ShouldBe([8, 2]);
        await EverythingEqualsTheFold(server, 2);
    }

    [Fact]
    public async Task Promise1_CommittedButTheAnswerWasLost_CountsOnceWhenSentAgain()
    {
        var failing = new FailingLog { CommitsFirst = true };
        await using var server = await Start(failing);
        failing.Fails = true;
        var id = Guid.NewGuid();
        using (var refused = await server.Citizens.Send(SmallGrid.Playground, 2, id))
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        failing.Fails = false;

        var receipt = await server.Citizens.Accepted(SmallGrid.Playground, 2, id);
        receipt.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        (await Log(server)).ShouldHaveSingleItem();
        await EverythingEqualsTheFold(server, 1);
    }

    [Fact]
    public async Task Promise2_SameIdAgain_CountsOnce()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        var first = await server.Citizens.Accepted(SmallGrid.Playground, 9, id);
        var receipts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Citizens.Accepted(SmallGrid.Playground, 9, id)));

        first.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        receipts.ShouldAllBe(receipt => receipt.GetProperty("duplicate").GetBoolean());
        receipts.ShouldAllBe(receipt => receipt.GetProperty("receivedAt").GetString() == first.GetProperty("receivedAt").GetString());
        (await Log(server)).ShouldHaveSingleItem();
        await EverythingEqualsTheFold(server, 1);
    }

    [Fact]
    public async Task Promise2_SameIdAtOnceFromManySides_CountsOnce()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => server.Citizens.Accepted(SmallGrid.Playground, 4, id)));

        receipts.Count(receipt => !receipt.GetProperty("duplicate").GetBoolean()).ShouldBe(1);
        (await Log(server)).ShouldHaveSingleItem();
        await EverythingEqualsTheFold(server, 1);
    }

    [Fact]
    public async Task Promise2_SameIdOtherContentOrPlace_IsRefused()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        await server.Citizens.Accepted(SmallGrid.Playground, 9, id);

        using var otherScore = await server.Citizens.Send(SmallGrid.Playground, 1, id);
        using var otherPlace = await server.Citizens.Send(SmallGrid.Stop, 9, id);
        otherScore.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        otherPlace.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Log(server)).ShouldHaveSingleItem();

        // The number that the refused one used up leaves no hole in what follows.
        await server.Citizens.Accepted(SmallGrid.Stop, 5);
        await EverythingEqualsTheFold(server, 2);
    }

    [Fact]
    public async Task Promise2_SameIdSentAgainWithItsTime_CountsOnce()
    {
        await using var server = await Start();
        var id = Guid.NewGuid();
        var first = await server.Citizens.Accepted(SmallGrid.Playground, 9, id);
        var again = await server.Citizens.Accepted(SmallGrid.Playground, 9, id, new { answeredAt = Clock.GetUtcNow().AddMinutes(-1) });
        again.GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        again.GetProperty("countedAt").GetString().ShouldBe(first.GetProperty("countedAt").GetString());
        (await Log(server)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Promise2_SameIdAfterARestart_CountsOnce()
    {
        var id = Guid.NewGuid();
        await using (var server = await Start()) await server.Citizens.Accepted(SmallGrid.Playground, 7, id);
        await using var again = await Start();
        (await again.Citizens.Accepted(SmallGrid.Playground, 7, id)).GetProperty("duplicate").GetBoolean().ShouldBeTrue();
        (await Log(again)).ShouldHaveSingleItem();
    }
}
