using System.Net;
using Kazva.Alarms;
using Kazva.Alarms.Life;
using Kazva.TestKit;

namespace Kazva.Dashboard.Tests.Alarms;

public sealed class AcknowledgeLinkTests : AlarmTests
{
    private const string Link = $"/a/good.{SmallGrid.Id}.a.Ivan";

    [Fact]
    public async Task Page_OfAFiringAlarm_AsksForOneTapAndAcknowledgesNothing()
    {
        Host.Alarms.Add(FakeAlarms.Alarm("a"));
        using var response = await Host.Get(Link, "en");

        var page = await Page(response, HttpStatusCode.OK);
        page.ShouldContain("<form method=\"post\"");
        foreach (var said in new[] { "Danger: Broken", "Place 0", "Playgrounds", "Ivan", "4 May 2026, 12:00" }) page.ShouldContain(said);
        page.ShouldNotContain("<script");
        response.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var head = await Host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Link));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        Host.Alarms.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bg", "Поемам алармата", "bg")]
    [InlineData("en-GB,en;q=0.9", "Acknowledge", "en")]
    [InlineData("de", "Поемам алармата", "bg")]
    public async Task Page_IsInTheReadersLanguage_OfThoseOfTheOrganisation(string accepted, string button, string language)
    {
        Host.Alarms.Add(FakeAlarms.Alarm("a"));
        using var response = await Host.Get(Link, accepted);
        (await Page(response, HttpStatusCode.OK)).ShouldContain(button);
        response.Content.Headers.ContentLanguage.ShouldBe([language]);
    }

    [Fact]
    public async Task Tap_AcknowledgesUnderTheNameOfTheLink()
    {
        Host.Alarms.Reply = new(AlarmReplyOutcome.Done, FakeAlarms.Alarm("a", AlarmState.Acknowledged, 2));
        using var response = await Host.Post(Link);

        (await Page(response, HttpStatusCode.OK)).ShouldContain("Acknowledged by you.");
        Host.Alarms.Asked.ShouldHaveSingleItem().ShouldBe(new AlarmAction("a", AlarmChange.Acknowledged, "Ivan", null));
    }

    [Theory]
    [InlineData("ana", HttpStatusCode.OK, "Acknowledged by you.")]
    [InlineData("<b>Petar</b>", HttpStatusCode.Conflict, "Already acknowledged by &lt;b&gt;Petar")]
    public async Task Tap_OnWhatIsAcknowledged_TellsWhoWasFirst(string first, HttpStatusCode status, string said)
    {
        Host.Alarms.Reply = new(AlarmReplyOutcome.Already, FakeAlarms.Alarm("a", AlarmState.Acknowledged, 2) with { AcknowledgedBy = first });
        using var response = await Host.Post($"/a/good.{SmallGrid.Id}.a.ana");
        (await Page(response, status)).ShouldContain(said);
    }

    [Fact]
    public async Task Tap_OnWhatIsOver_SaysSo()
    {
        Host.Alarms.Reply = new(AlarmReplyOutcome.NotNow, FakeAlarms.Alarm("a", AlarmState.Resolved, 3));
        using var response = await Host.Post(Link);
        (await Page(response, HttpStatusCode.Conflict)).ShouldContain("This alarm is over.");
    }

    [Theory]
    [InlineData(AlarmState.Acknowledged, "Already acknowledged by ana.")]
    [InlineData(AlarmState.Resolved, "This alarm is over.")]
    [InlineData(AlarmState.Pending, "This alarm is not firing")]
    public async Task Page_OfAnAlarmWithNothingToAcknowledge_HasNoButton(AlarmState state, string said)
    {
        Host.Alarms.Add(FakeAlarms.Alarm("a", state));
        using var response = await Host.Get(Link, "en");
        var page = await Page(response, HttpStatusCode.OK);
        page.ShouldContain(said);
        page.ShouldNotContain("<button");
    }

    [Theory]
    [InlineData("/a/forged", HttpStatusCode.Gone)]
    [InlineData("/a/good.elsewhere.a.Ivan", HttpStatusCode.NotFound)]
    [InlineData($"/a/good.{SmallGrid.Id}.none.Ivan", HttpStatusCode.NotFound)]
    public async Task Link_ThatIsForgedOrOfNothing_IsAPageThatSaysSo(string link, HttpStatusCode status)
    {
        Host.Alarms.Reply = new(AlarmReplyOutcome.Unknown);
        using var shown = await Host.Get(link, "en");
        await Page(shown, status);
        using var tapped = await Host.Post(link);
        await Page(tapped, status);
    }

    [Fact]
    public async Task Tap_WhenItCannotBeStored_AsksToTryAgain()
    {
        Host.Alarms.IsDown = true;
        using var response = await Host.Post(Link);
        (await Page(response, HttpStatusCode.ServiceUnavailable)).ShouldContain("Try again");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    private static async Task<string> Page(HttpResponseMessage response, HttpStatusCode status)
    {
        var page = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, page);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        return page;
    }
}
