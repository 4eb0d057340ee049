using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser.Form;

/// <summary>Every page and state against WCAG 2.2 AA, in both themes and every language.</summary>
[Collection(ChromiumTests.Name)]
public sealed class FormAccessTests(Chromium chromium, SampleCity city) : IClassFixture<SampleCity>
{
    public static TheoryData<string, ColorScheme> LanguagesAndThemes()
    {
        var data = new TheoryData<string, ColorScheme>();
        foreach (var language in new[] { "bg", "en", "tr", "ro", "el" })
        {
            data.Add(language, ColorScheme.Light);
            data.Add(language, ColorScheme.Dark);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(LanguagesAndThemes))]
    public async Task Pages_InEveryState_BreakNoRule(string language, ColorScheme theme)
    {
        await using var phone = await Phone(set: options => (options.Locale, options.ColorScheme, options.ReducedMotion) = (language, theme, ReducedMotion.Reduce));
        await phone.OpenForm(city.Playground);
        await phone.Page.ShouldFindNothing("start");
        await Keep("1-start");
        await phone.Send().TapAsync();
        await phone.Has("#errors:not([hidden])");
        await phone.Page.ShouldFindNothing("no score");
        await Keep("2-no-score");
        foreach (var score in new[] { 9, 6, 2 })
        {
            await phone.Score(score).TapAsync();
            await phone.Page.ShouldFindNothing($"score {score}");
        }
        await phone.Page.Locator(".chip:visible:has([data-safety])").First.TapAsync();
        await phone.Page.Locator("#comment").FillAsync(new string('ж', 900));
        await phone.Page.ShouldFindNothing("danger and a long comment");
        await Keep("3-filled-in");

        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Send().TapAsync();
        await phone.Has("#kept:not([hidden])");
        await phone.Page.ShouldFindNothing("kept");
        await Keep("4-kept");
        await phone.Page.Context.SetOfflineAsync(false);
        await phone.Thanked();
        await phone.Page.ShouldFindNothing("thanks");
        await phone.Page.Locator("summary").TapAsync();
        await phone.Page.ShouldFindNothing("thanks with the table");
        await Keep("5-thanks");

        await phone.Page.GotoAsync($"/l/{city.Code("parks")}/thanks?score=3");
        await phone.Page.ShouldFindNothing("thanks for one of the first");
        foreach (var (path, state) in new[]
        {
            ("/", "6-landing"), ($"/l/{city.Retired}", "7-retired"), ("/l/ZZZZZ0", "8-unknown"), ($"/l/{city.Playground[..5]}?", "9-mistyped"),
            ($"/l/{city.Playground}?kiosk=1", "10-kiosk"), ($"/l/{city.Playground}/thanks?kiosk=1", "11-kiosk-thanks"),
        })
        {
            await phone.Page.GotoAsync(path);
            await phone.Page.ShouldFindNothing(state);
            await Keep(state);
        }
        (await phone.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
        phone.Errors.ShouldBeEmpty();

        Task Keep(string state) => Chromium.KeepWhole(phone.Page, $"access-{language}-{theme}-{state}");
    }

    [Fact]
    public async Task Errors_ThatTheServerFinds_AreNamedBesideTheFieldAndInASummary_ThatLeadsToIt()
    {
        await using var phone = await Phone();
        await phone.OpenForm(city.Playground, "?lang=en");
        await phone.Score(2).TapAsync();
        // Somebody changed the page: two choices where one may be taken, and a comment that is too long.
        await phone.Page.EvaluateAsync(
            """
            document.getElementById('comment').removeAttribute('maxlength');
            document.getElementById('comment').value = 'x'.repeat(1001);
            for (const radio of document.querySelectorAll('.low input[type=radio]')) { radio.type = 'checkbox'; radio.checked = true; }
            """);
        await phone.Send().TapAsync();
        await phone.Has("#error-comment");

        (await phone.Page.Locator("#errors li").CountAsync()).ShouldBe(2);
        (await phone.Page.TitleAsync()).ShouldStartWith("Error: ");
        await phone.Page.ShouldFindNothing("errors of the server");
        await Chromium.KeepWhole(phone.Page, "form-errors");
        await phone.Page.Locator("#errors a[href='#comment']").TapAsync();
        await phone.Has("#comment:focus[aria-invalid=true][aria-describedby~=error-comment]");
        await Assertions.Expect(phone.Page.Locator("#error-comment")).ToHaveTextAsync("Shorten the comment to 1000 characters.");
    }

    [Fact]
    public async Task Form_ByKeysAlone_IsFilledInAndSent_AndTheFocusIsNeverHidden()
    {
        await using var phone = await Phone();
        await phone.OpenForm(city.Playground, "?lang=en");
        var keys = phone.Page.Keyboard;
        await Tab("#s1");
        await keys.PressAsync("ArrowRight");
        await phone.Has("#s2:checked:focus");
        await Tab("#q-problem-1");
        await keys.PressAsync("Space");
        await phone.Has("#q-problem-1:checked");
        await Tab("#comment");
        await keys.TypeAsync("By keys.");
        await Tab("#send");
        await keys.PressAsync("Enter");
        await phone.Thanked();
        await Tab("summary");
        await keys.PressAsync("Enter");
        await phone.Has("details[open]");
        phone.Errors.ShouldBeEmpty();

        async Task Tab(string until)
        {
            for (var presses = 0; presses < 60; presses++)
            {
                await keys.PressAsync("Tab");
                // The point that the eye is led to is not behind the bar with the button.
                (await phone.Page.EvaluateAsync<bool>(
                    """
                    (() => {
                      const focused = document.activeElement, box = focused.getBoundingClientRect();
                      const found = document.elementFromPoint(box.x + box.width / 2, Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height, 44) / 2)));
                      return focused.contains(found) || !!found && found.parentElement.contains(focused);
                    })()
                    """)).ShouldBeTrue(await phone.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)"));
                if (await phone.Page.Locator($"{until}:focus").CountAsync() > 0) return;
            }
            throw new InvalidOperationException($"{until} is not reached by the Tab key.");
        }
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

    private async Task<Screen> Phone(Action<BrowserNewContextOptions>? set = null)
    {
        chromium.SkipIfMissing();
        return await chromium.Phone(city.Citizens, set: set);
    }
}
