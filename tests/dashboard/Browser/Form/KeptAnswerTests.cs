using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.Silo.Storage.Grids;
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

    /// <summary>A browser that just came back to a network may fail the first request; a page tries again after 4 to 6 s.</summary>
    private const float Again = 15_000;

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
        await Assertions.Expect(phone.Page.Locator("#kept h2")).ToHaveTextAsync("Още не е изпратен: отговорът е запазен на този телефон");
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

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToHaveTextAsync("Запазеният ви отговор вече е изпратен.", new() { Timeout = Again });
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
    public async Task Answer_KeptBeforeTheQuestionsChanged_ArrivesWhole_WithTheVersionItWasAskedBy()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await phone.Page.Locator("#q-problem label:has([value=broken])").TapAsync();
        await phone.Page.Context.SetOfflineAsync(true);
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);
        await ChangeQuestions();
        await Restart();
        await phone.Page.Context.SetOfflineAsync(false);
        await Thanked(phone);

        var logged = (await Log()).ShouldHaveSingleItem();
        (logged.Score, logged.Comment, logged.QuestionnaireVersion).ShouldBe((3, "Мръсно.", 1));
        logged.Answers.ShouldHaveSingleItem().Choices.ShouldBe(["broken", "dirty"]);
        phone.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_WhoseReceiptWasLostBeforeTheQuestionsChanged_StillCountsOnce_AndIsThankedFor()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        var hasArrived = false;
        await phone.Page.RouteAsync("**/submissions", async route =>
        {
            if (!hasArrived) await route.FetchAsync();
            hasArrived = true;
            await route.AbortAsync();
        });
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);
        await ChangeQuestions();
        await Restart();
        await phone.Page.UnrouteAllAsync();
        await Thanked(phone);

        (await Log()).ShouldHaveSingleItem().Answers.ShouldHaveSingleItem().Choices.ShouldBe(["dirty"]);
        (await KeptOn(phone)).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_ThatTheServerCannotTakeYet_IsKept_AndTheNetworkIsNotBlamed()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        await phone.Page.RouteAsync("**/submissions", route => route.FulfillAsync(Problem(503)));
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);

        await Assertions.Expect(phone.Page.Locator("#kept")).ToContainTextAsync("Още не е изпратен");
        await Assertions.Expect(phone.Page.Locator("#kept")).Not.ToContainTextAsync("връзка");
        await phone.Page.UnrouteAllAsync();
        await Thanked(phone);
        (await Log()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Answer_ThatIsAlwaysPutOff_DoesNotHoldUpTheOthers()
    {
        await using var phone = await OpenForm();
        await phone.Page.RouteAsync($"**/{SmallGrid.Stop}/submissions", route => route.FulfillAsync(Problem(429)));
        await phone.Page.EvaluateAsync(
            $$"""
            Promise.all([['{{SmallGrid.Stop}}', '1'], ['{{SmallGrid.Playground}}', '2']].map(([code, digit]) =>
              outbox.keep({ code, answer: { submissionId: `3f2c9a54-7d1e-4b8a-9c60-00000000000${digit}`, score: 3 } })))
            """);
        await phone.Page.GotoAsync($"/l/{SmallGrid.Playground}");

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("вече е изпратен", new() { Timeout = Again });
        (await Log()).ShouldHaveSingleItem().Location.ShouldBe(SmallGrid.Playground);
        (await KeptOn(phone)).ShouldBe(1);
    }

    [Fact]
    public async Task Answer_KeptWhileAnotherIsOnItsWay_IsSentAfterIt()
    {
        await using var phone = await Chromium.Phone(Server.Citizens.BaseAddress!);
        await phone.Page.Clock.InstallAsync();
        await phone.Page.GotoAsync($"/l/{SmallGrid.Stop}");
        var first = new TaskCompletionSource<IRoute>();
        await phone.Page.RouteAsync("**/submissions", async route =>
        {
            if (!first.TrySetResult(route)) await route.ContinueAsync();
        });
        await KeepOne("1");
        await phone.Page.Clock.FastForwardAsync(7_000);
        var held = await first.Task;
        await KeepOne("2");
        // Its own turn comes while the first has not been answered.
        await phone.Page.Clock.FastForwardAsync(7_000);
        await held.ContinueAsync();

        await Eventually.Is(Log, log => log.Count == 2);
        await Eventually.Is(() => KeptOn(phone), count => count == 0);
        phone.Errors.ShouldBeEmpty();

        Task KeepOne(string digit) => phone.Page.EvaluateAsync(
            $$"""outbox.keep({ code: '{{SmallGrid.Playground}}', answer: { submissionId: '3f2c9a54-7d1e-4b8a-9c60-00000000000{{digit}}', score: 3 } })""");
    }

    [Fact]
    public async Task Answer_ThatTakesLongToFail_IsKeptWithTheTimeAtWhichItWasSent()
    {
        await using var phone = await Chromium.Phone(Server.Citizens.BaseAddress!);
        await phone.Page.Clock.InstallAsync();
        await phone.Page.GotoAsync($"/l/{SmallGrid.Playground}");
        await FillIn(phone, "Мръсно.");
        var asked = new TaskCompletionSource();
        await phone.Page.RouteAsync("**/submissions", _ => asked.TrySetResult());
        await SendButton(phone).TapAsync();
        await asked.Task;
        // Nobody answers until the phone gives up.
        await phone.Page.Clock.FastForwardAsync(21_000);
        await phone.Has(Kept);

        (await phone.Page.EvaluateAsync<double>($"{Stored("getAll")}.then(kept => Date.now() - Date.parse(kept[0].answer.answeredAt))"))
            .ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public async Task Answer_ThatIsRefusedLaterOnItsOwnPage_IsShownAgain_AndNoLongerSaidToBeKept()
    {
        await using var phone = await OpenForm();
        await FillIn(phone, "Мръсно.");
        var asked = 0;
        await phone.Page.RouteAsync("**/submissions", route =>
            Interlocked.Increment(ref asked) == 1 ? route.AbortAsync() : route.FulfillAsync(Problem(410)));
        await SendButton(phone).TapAsync();
        await phone.Has(Kept);

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("не можа да бъде приет и е изтрит", new() { Timeout = Again });
        await Assertions.Expect(phone.Page.Locator("#kept")).ToBeHiddenAsync();
        await Assertions.Expect(phone.Page.Locator("#answer")).ToBeVisibleAsync();
        (await phone.Page.Locator("#comment").InputValueAsync()).ShouldBe("Мръсно.");
        await phone.Page.UnrouteAllAsync();
        await SendButton(phone).TapAsync();
        await Thanked(phone);
        (await Log()).ShouldHaveSingleItem();
        phone.Errors.ShouldBeEmpty();
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

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("не можа да бъде приет и е изтрит", new() { Timeout = Again });
        (await KeptOn(phone)).ShouldBe(0);
        (await Log()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_ToQuestionsAndChoicesThatAreGone_IsSentWithoutThemAndNoMore_AndTheCitizenIsTold()
    {
        await using var phone = await OpenForm();
        await phone.Page.EvaluateAsync(
            $$"""
            outbox.keep({ code: '{{SmallGrid.Playground}}', answer: {
              submissionId: '3f2c9a54-7d1e-4b8a-9c60-2f5b8e1d7a43', score: 3, comment: 'Мръсно.', version: 99, answers: { gone: ['x'], problem: ['was', 'broken'], praise: ['clean'] } } })
            """);
        await phone.Page.GotoAsync($"/l/{SmallGrid.Stop}");

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToContainTextAsync("вече е изпратен, без избраното, за което тук вече не питаме", new() { Timeout = Again });
        var logged = (await Log()).ShouldHaveSingleItem();
        (logged.Score, logged.Comment, logged.QuestionnaireVersion).ShouldBe((3, "Мръсно.", 1));
        logged.Answers.ShouldHaveSingleItem().Choices.ShouldBe(["broken"]);
        (await KeptOn(phone)).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_ThatArrivedWholeBeforeItsChoicesWereGone_IsNotSaidToBeRefused()
    {
        var id = Guid.NewGuid();
        await Server.Citizens.Accepted(SmallGrid.Playground, 3, id, new { answers = new { problem = new[] { "broken", "dirty" } } });
        await using var phone = await OpenForm();
        await phone.Page.EvaluateAsync(
            $$"""outbox.keep({ code: '{{SmallGrid.Playground}}', answer: { submissionId: '{{id}}', score: 3, answers: { problem: ['broken', 'was'] } } })""");
        await phone.Page.GotoAsync($"/l/{SmallGrid.Stop}");

        await Assertions.Expect(phone.Page.Locator("#outbox")).ToHaveTextAsync("Запазеният ви отговор вече е изпратен.", new() { Timeout = Again });
        (await Log()).ShouldHaveSingleItem();
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

    /// <summary>Asks other questions on playgrounds once the server starts again: none of the choices is what it was.</summary>
    private async Task ChangeQuestions()
    {
        var store = Server.Services.GetRequiredService<IGridStore>();
        var playgrounds = SmallGrid.Grid.Categories[0];
        var low = playgrounds.Questionnaire.Questions[0];
        var other = low with { Choices = [new Choice("filthy", low.Choices[1].Text)] };
        var next = SmallGrid.Grid with
        {
            Categories = SmallGrid.Grid.Categories.SetItem(0, playgrounds with { Questionnaire = new(2, playgrounds.Questionnaire.Questions.SetItem(0, other)) }),
        };
        var merged = GridDiff.Merge(GridJson.Deserialize((await store.LoadAllAsync()).Single().Json), next);
        await store.SaveAsync(SmallGrid.Id, merged.Version, GridJson.Serialize(merged));
    }

    private static RouteFulfillOptions Problem(int status) =>
        new() { Status = status, ContentType = "application/problem+json", Body = $$"""{"status":{{status}}}""" };

    private static Task<int> KeptOn(Screen phone) => phone.Page.EvaluateAsync<int>(Stored("count"));

    private static string Stored(string method) =>
        $$"""
        new Promise((done, fail) => {
          const request = indexedDB.open('kazva');
          request.onerror = () => fail(request.error);
          request.onsuccess = () => {
            const all = request.result.transaction('kept').objectStore('kept').{{method}}();
            all.onsuccess = () => { request.result.close(); done(all.result); };
          };
        })
        """;
}
