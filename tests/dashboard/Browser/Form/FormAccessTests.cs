using Kazva.TestKit;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>Every page and state against WCAG 2.2 AA, in both themes and every language.</summary>
[Collection(ChromiumTests.Name)]
public sealed class FormAccessTests(Chromium chromium, SampleCity city) : IClassFixture<SampleCity>
{
    [Theory]
    [InlineData("bg")]
    [InlineData("en")]
    [InlineData("tr")]
    [InlineData("ro")]
    [InlineData("el")]
    public async Task Pages_OfAnAnswer_BreakNoRule(string language)
    {
        await using var phone = await Phone(set: options => (options.Locale, options.ReducedMotion) = (language, ReducedMotion.Reduce));
        await phone.OpenForm(city.Playground);
        await Holds("1-start");
        await phone.Send().TapAsync();
        await phone.Has("#errors:not([hidden])");
        await Holds("2-no-score");
        foreach (var score in new[] { 9, 6, 2 })
        {
            await phone.Score(score).TapAsync();
            await phone.Page.ShouldFindNothingInBothThemes($"score {score}");
        }
        await phone.Page.Locator(".chip:visible:has([data-safety])").First.TapAsync();
        await phone.Page.Locator("#comment").FillAsync(new string('ж', 900));
        await Holds("3-filled-in");

        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Send().TapAsync();
        await phone.Has("#kept:not([hidden])");
        await Holds("4-kept");
        await phone.Page.Context.SetOfflineAsync(false);
        await phone.Thanked();
        await phone.Page.Locator("summary").TapAsync();
        await Holds("5-thanks");

        await phone.Page.GotoAsync($"/l/{city.Code("parks")}/thanks?score=3");
        await phone.Page.ShouldFindNothingInBothThemes("thanks for one of the first");
        foreach (var (path, state) in new[]
        {
            ("/", "6-landing"), ($"/l/{city.Retired}", "7-retired"), ("/l/ZZZZZ0", "8-unknown"), ($"/l/{SampleCity.Mistyped(city.Playground)}", "9-mistyped"),
            ($"/l/{city.Playground}?kiosk=1", "10-kiosk"), ($"/l/{city.Playground}/thanks?kiosk=1", "11-kiosk-thanks"),
            ($"/l/{city.Retired}?kiosk=1", "12-kiosk-retired"), ("/nothing", "13-nothing"), ($"/p/{city.Playground}", "14-public"),
        })
        {
            await phone.Page.GotoAsync(path);
            if (state == "9-mistyped") await phone.Has($".links a[href*='{city.Playground}']");
            if (state == "14-public") await phone.Page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
            await Holds(state);
        }
        (await phone.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        phone.Errors.ShouldBeEmpty();

        Task Holds(string state) => BothThemes(phone, language, state);
    }

    [Theory]
    [InlineData("bg")]
    [InlineData("en")]
    [InlineData("tr")]
    [InlineData("ro")]
    [InlineData("el")]
    public async Task Pages_ThatAFormComesBackAs_BreakNoRule(string language)
    {
        await using var phone = await Phone(set: options => (options.Locale, options.ReducedMotion) = (language, ReducedMotion.Reduce));
        await Sent(
            """
            form.elements.comment.value = 'x'.repeat(1001);
            document.querySelectorAll('.low').forEach(q => { q.disabled = false; });
            for (const radio of document.querySelectorAll('.low input[type=radio]')) { radio.type = 'checkbox'; radio.checked = true; }
            """, "#error-comment", "20-errors");
        await phone.Score(2).TapAsync();
        await phone.Has("#errors:not([hidden]) li[hidden]");
        await BothThemes(phone, language, "21-errors-and-a-score");

        await Sent("form.elements.s9.checked = true; form.insertAdjacentHTML('beforeend', '<input type=hidden name=step value=score>');", "[name=stepped]", "22-step");

        city.Connection.IsLost = true;
        await Sent("form.elements.s9.checked = true; form.elements.comment.value = 'Nice.';", "#s9:checked", "23-not-stored");
        city.Connection.IsLost = false;
        await phone.Score(8).TapAsync();
        await Assertions.Expect(phone.Page.Locator("#s8")).ToBeCheckedAsync();

        var used = Guid.NewGuid();
        await city.Server.Citizens.Accepted(city.Code("parks"), 9, used);
        await Sent($"form.elements.s2.checked = true; form.elements.submissionId.value = '{used}';", "div.message", "24-sent-before", city.Code("parks"));
        await Sent("form.elements.s2.checked = true; form.elements.comment.value = 'x'.repeat(20000);", "div.message", "25-too-large");
        phone.Errors.ShouldBeEmpty();

        // As a browser sends it that runs no script or another.
        async Task Sent(string change, string until, string state, string? code = null)
        {
            await phone.OpenForm(code ?? city.Playground);
            await phone.Page.EvaluateAsync($"(() => {{ const form = document.getElementById('answer'); {change} form.submit(); }})()");
            await phone.Has(until);
            await BothThemes(phone, language, state);
        }
    }

    [Fact]
    public async Task Errors_InABrowserWithoutScript_LeadToTheField_AndTheAnswerIsSentOnceMended()
    {
        chromium.SkipIfMissing();
        await using var phone = await chromium.Phone(city.Citizens, hasScript: false);
        await phone.OpenForm(city.Playground, "?lang=en");
        await phone.Page.Locator("#comment").FillAsync("Without a script.");
        // A browser that knows of no required fields.
        await phone.Page.EvaluateAsync("document.getElementById('answer').noValidate = true");
        await phone.Send().TapAsync();

        await Assertions.Expect(phone.Page.Locator("#errors li")).ToHaveTextAsync(["Choose a score from 1 to 10."]);
        await Assertions.Expect(phone.Page.Locator("#error-score")).ToBeVisibleAsync();
        (await phone.Page.TitleAsync()).ShouldStartWith("Error: ");
        await Chromium.KeepWhole(phone.Page, "form-errors-without-script");
        await phone.Page.Locator("#errors a").TapAsync();
        await phone.Has("#s1:focus");
        await phone.Page.Locator("#s4").PressAsync("Space");
        await phone.Send().TapAsync();
        await phone.Thanked();
    }

    [Fact]
    public async Task Errors_ThatTheServerFinds_AreNamedBesideTheFieldAndInASummary_ThatLeadsToIt()
    {
        await using var phone = await Phone();
        await phone.OpenForm(city.Playground, "?lang=en");
        // Somebody changed the page: two choices where one may be taken, and a comment that is too long.
        await phone.Page.EvaluateAsync(
            """
            document.getElementById('comment').removeAttribute('maxlength');
            document.getElementById('comment').value = 'x'.repeat(1001);
            document.querySelectorAll('.low').forEach(q => { q.disabled = false; });
            for (const radio of document.querySelectorAll('.low input[type=radio]')) { radio.type = 'checkbox'; radio.checked = true; }
            document.getElementById('answer').submit();
            """);
        await phone.Has("#error-comment");

        var errors = phone.Page.Locator("#errors li:visible");
        await Assertions.Expect(errors).ToHaveCountAsync(3);
        (await phone.Page.TitleAsync()).ShouldStartWith("Error: ");
        await Chromium.KeepWhole(phone.Page, "form-errors");
        // What is mended is wrong no more, and the rest is.
        await phone.Score(2).TapAsync();
        await Assertions.Expect(errors).ToHaveCountAsync(2);
        await Assertions.Expect(phone.Page.Locator("#error-score")).ToBeHiddenAsync();
        (await phone.Page.Locator("#score [aria-invalid]").CountAsync()).ShouldBe(0);
        await phone.Page.Locator("#errors a[href='#comment']").TapAsync();
        await phone.Has("#comment:focus[aria-invalid=true][aria-describedby~=error-comment]");
        await Assertions.Expect(phone.Page.Locator("#error-comment")).ToHaveTextAsync("Shorten the comment to 1000 characters.");
    }

    [Theory]
    [InlineData(390, 844)]
    // A desk's window of 1280 by 1024 at 400 %.
    [InlineData(320, 256)]
    public async Task Form_ByKeysAlone_IsFilledInAndSent_AndTheFocusIsNeverHidden(int width, int height)
    {
        await using var phone = await Phone(set: options => options.ViewportSize = new() { Width = width, Height = height });
        await phone.OpenForm(city.Playground, "?lang=en");
        var keys = phone.Page.Keyboard;
        await Tab(phone, "#s1");
        await keys.PressAsync("ArrowRight");
        await phone.Has("#s2:checked:focus");
        await Tab(phone, "#q-problem-1");
        await keys.PressAsync("Space");
        await phone.Has("#q-problem-1:checked");
        await Tab(phone, "#comment");
        await keys.TypeAsync("By keys.");
        await Tab(phone, "#send");
        await Chromium.Keep(phone.Page, $"form-{width}x{height}-by-keys");
        await keys.PressAsync("Enter");
        await phone.Thanked();
        await Tab(phone, "summary");
        await keys.PressAsync("Enter");
        await phone.Has("details[open]");
        await Chromium.Keep(phone.Page, $"form-{width}x{height}-thanks");
        (await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        phone.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Form_WithForcedColours_ShowsWhatIsTaken()
    {
        await using var phone = await Phone(set: options => options.ForcedColors = ForcedColors.Active);
        await phone.OpenForm(city.Playground);
        await phone.Score(3).TapAsync();
        await phone.Chips().First.TapAsync();

        (await Background("#s3 + span") == await Background("#s4 + span")).ShouldBeFalse();
        (await Background(".chip:has(:checked) > span") == await Background(".chip:not(:has(:checked)) > span")).ShouldBeFalse();
        await phone.Page.ShouldFindNothing("forced colours");
        await Chromium.KeepWhole(phone.Page, "form-forced-colours");
        await phone.Page.GotoAsync($"/l/{city.Playground}/thanks?score=3");
        await Chromium.KeepWhole(phone.Page, "form-forced-colours-thanks");

        Task<string> Background(string selector) =>
            phone.Page.Locator(selector).First.EvaluateAsync<string>("element => getComputedStyle(element).backgroundColor");
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, 0)]
    [InlineData(ReducedMotion.NoPreference, 1)]
    public async Task Questions_MoveOnlyForThoseWhoLikeIt(ReducedMotion motion, int least)
    {
        await using var phone = await Phone(set: options => options.ReducedMotion = motion);
        await phone.OpenForm(city.Playground);
        var name = await phone.Page.Locator(".q").First.EvaluateAsync<string>("element => getComputedStyle(element).animationName");

        (name == "none" ? 0 : 1).ShouldBe(least);
    }

    [Fact]
    public async Task Parts_InAnotherLanguageThanThePage_SaySo()
    {
        await using var phone = await Phone(set: options => options.Locale = "el-GR");
        await phone.OpenForm(city.Playground);

        await Assertions.Expect(phone.Page.Locator("#untranslated")).ToContainTextAsync("δεν έχουν μεταφραστεί");
        // Whatever is written in letters that Greek has not is marked with the language that has them.
        (await phone.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('body *:not(script)')]
              .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && /\p{Script=Cyrillic}/u.test(n.data)))
              .filter(e => e.closest('[lang]').lang !== 'bg').map(e => e.outerHTML)
            """)).ShouldBeEmpty();
        (await phone.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('header nav a')].map(a => a.lang + ' ' + a.textContent)
            """)).ShouldBe(["bg Български", "en English", "tr Türkçe", "ro Română"]);
        await phone.Page.Locator("nav a[lang=tr]").TapAsync();
        await Assertions.Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", "tr");
    }

    /// <summary>Presses Tab until something has the focus.</summary>
    private static async Task Tab(Screen phone, string until)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await phone.Page.Keyboard.PressAsync("Tab");
            // The point that the eye is led to is not behind the bar with the button.
            (await phone.Page.EvaluateAsync<bool>(
                """
                (() => {
                  const focused = document.activeElement, box = focused.getBoundingClientRect();
                  const found = document.elementFromPoint(box.x + box.width / 2, Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height, 44) / 2)));
                  return (focused.closest('label') || focused).contains(found);
                })()
                """)).ShouldBeTrue(await phone.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"));
            if (await phone.Page.Locator($"{until}:focus").CountAsync() > 0) return;
        }
        throw new InvalidOperationException($"{until} is not reached by the Tab key.");
    }

    private static async Task BothThemes(Screen phone, string language, string state)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await phone.Page.EmulateMediaAsync(new() { ColorScheme = theme });
            await phone.Page.ShouldFindNothing($"{state}, {theme}");
            await Chromium.KeepWhole(phone.Page, $"access-{language}-{theme}-{state}");
        }
    }

    private async Task<Screen> Phone(Action<BrowserNewContextOptions>? set = null)
    {
        chromium.SkipIfMissing();
        return await chromium.Phone(city.Citizens, set: set);
    }
}
