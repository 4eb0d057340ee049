using Kazva.Submissions;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>Answers that are given where there is no network.</summary>
[Collection(ChromiumTests.Name)]
public sealed class KeptAnswerTests(Chromium chromium) : BrowserTests(chromium)
{
    private const string Kept = "#kept:not([hidden])";

    // A page that tries again asks for the address that it has.
    private protected override string[] Settings { get; } = [$"--urls=http://127.0.0.1:{LocalPort.Free()}"];

    [Fact]
    public async Task Answer_GivenOffline_IsKept_AndArrivesOnceWhenTheNetworkIsBack()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await phone.Page.Context.SetOfflineAsync(true);
        var before = DateTimeOffset.UtcNow;
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);
        var after = DateTimeOffset.UtcNow;
        await Assertions.Expect(phone.Page.Locator("#kept h2")).ToHaveTextAsync("Няма връзка: отговорът е запазен на този телефон");
        await Assertions.Expect(phone.Page.Locator("#answer")).ToBeHiddenAsync();
        await Chromium.Keep(phone.Page, "form-kept");
        (await Log()).ShouldBeEmpty();

        await phone.Page.Context.SetOfflineAsync(false);
        await Thanked(phone);

        var logged = (await Log()).ShouldHaveSingleItem();
        (logged.Score, logged.Comment, logged.Language).ShouldBe((3, "Мръсно.", "bg"));
        logged.Answers.ShouldHaveSingleItem().Choices.ShouldBe(["dirty"]);
        logged.CountedAt.ShouldBeInRange(before.AddMilliseconds(-1), after);
        logged.ReceivedAt.ShouldBeGreaterThan(logged.CountedAt);
        (await KeptOn(phone)).ShouldBe(0);
        phone.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_OfAPageThatWasClosed_IsSentWhenAnotherFormIsOpened_AndTheCitizenIsTold()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await phone.Page.Context.SetOfflineAsync(true);
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.Context.SetOfflineAsync(false);

        await phone.Page.GotoAsync($"/l/{SmallGrid.Stop}");

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToHaveTextAsync("Връзката се върна. Запазеният ви отговор вече е изпратен.");
        await Chromium.Keep(phone.Page, "form-kept-sent");
        (await Log()).ShouldHaveSingleItem().Location.ShouldBe(SmallGrid.Playground);
        phone.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_WhoseReceiptWasLost_IsKept_AndStillCountsOnce()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        var asked = 0;
        // The first arrives, but the phone does not hear of it.
        await phone.Page.RouteAsync("**/submissions", async route =>
        {
            if (Interlocked.Increment(ref asked) > 1)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);
        (await Log()).ShouldHaveSingleItem();

        await Thanked(phone);

        asked.ShouldBe(2);
        (await Log()).ShouldHaveSingleItem();
        (await KeptOn(phone)).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_WhileTheServerIsGone_IsKept_AndSentWhenItIsBack()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await Restart(async () =>
        {
            await SendButton(phone).TapAsync();
            await phone.Has(Kept);
        });
        await Thanked(phone);

        (await Log()).ShouldHaveSingleItem().CountedAt.ShouldBeLessThan((await Log())[0].ReceivedAt);
    }

    [Fact]
    public async Task Answer_ThatIsRefusedLater_IsDropped_AndTheCitizenIsTold()
    {
        await using var phone = await OpenForm();
        await phone.Page.EvaluateAsync(
            """
            outbox.keep({ code: 'NOSUCH', answer: { submissionId: '3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43', score: 3 } })
            """);
        await phone.Page.GotoAsync($"/l/{SmallGrid.Stop}");

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("не можа да бъде приет и е изтрит");
        (await KeptOn(phone)).ShouldBe(0);
        (await Log()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_ToAQuestionThatIsGone_IsSentWithoutIt()
    {
        await using var phone = await OpenForm();
        await phone.Page.EvaluateAsync(
            $$"""
            outbox.keep({ code: '{{SmallGrid.Playground}}', answer: {
              submissionId: '3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43', score: 3, comment: 'Мръсно.', answers: { gone: ['x'], problem: ['dirty'] } } })
            """);
        await phone.Page.GotoAsync($"/l/{SmallGrid.Stop}");

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("вече е изпратен");
        var logged = (await Log()).ShouldHaveSingleItem();
        (logged.Score, logged.Comment, logged.Answers.ShouldHaveSingleItem().Question).ShouldBe((3, "Мръсно.", "problem"));
    }

    [Fact]
    public async Task Phone_ThatCanKeepNothing_SaysThatNothingWasSent()
    {
        await using var phone = await Chromium.Phone(Server.Citizens.BaseAddress!);
        await phone.Page.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };");
        await phone.Page.GotoAsync($"/l/{SmallGrid.Playground}");
        await FillIn(phone, "Мръсно.");
        await phone.Page.Context.SetOfflineAsync(true);
        await SendButton(phone).TapAsync();

        await Assertions.Expect(phone.Page.Locator("#state")).ToContainTextAsync("не е изпратен");
        (await phone.Page.Locator("#comment").InputValueAsync()).ShouldBe("Мръсно.");
        await phone.Page.Context.SetOfflineAsync(false);
        await SendButton(phone).TapAsync();
        await Thanked(phone);
        (await Log()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Phone_ThatNeverNeededIt_KeepsNothing()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await SendButton(phone).TapAsync();
        await Thanked(phone);

        (await phone.Page.EvaluateAsync<int>("indexedDB.databases().then(all => all.length)")).ShouldBe(0);
        (await phone.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).ShouldBe(0);
        (await phone.Page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    private async Task<List<LoggedSubmission>> Log() =>
        [.. await Server.Services.GetRequiredService<ISubmissionLog>().ReadLatestAsync(SmallGrid.Id, 100)];

    private static Task<int> KeptOn(Screen phone) => phone.Page.EvaluateAsync<int>(
        """
        new Promise((done, fail) => {
          const request = indexedDB.open('kazva');
          request.onerror = () => fail(request.error);
          request.onsuccess = () => {
            const all = request.result.transaction('kept').objectStore('kept').count();
            all.onsuccess = () => { request.result.close(); done(all.result); };
          };
        })
        """);
}
