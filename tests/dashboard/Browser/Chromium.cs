using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>One browser for all tests that need one. Where none is installed they are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Path = Environment.GetEnvironmentVariable("KAZVA_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where pictures are kept for people to look at: <c>KAZVA_PICTURES</c>, or beside the tests.</summary>
    private static string Pictures => Environment.GetEnvironmentVariable("KAZVA_PICTURES") is { Length: > 0 } folder
        ? folder
        : System.IO.Path.Combine(AppContext.BaseDirectory, "pictures");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Skips the test that calls this, and says why, where there is no browser.</summary>
    public void SkipIfMissing() =>
        Assert.SkipWhen(_browser is null, $"Needs Chromium: there is no {Path}; install it, or name it in KAZVA_CHROMIUM.");

    /// <summary>A citizen's phone.</summary>
    /// <param name="set">How it is set otherwise.</param>
    public Task<Screen> Phone(
        Uri citizens, bool hasScript = true, string language = "bg-BG", int width = 390, Action<BrowserNewContextOptions>? set = null)
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = 844 },
            HasTouch = true,
            IsMobile = true,
            JavaScriptEnabled = hasScript,
            Locale = language,
        };
        set?.Invoke(options);
        return Open(citizens, options);
    }

    /// <summary>A desk in the mayor's office.</summary>
    public Task<Screen> Desk(Uri staff) => Open(staff, new()
    {
        ViewportSize = new() { Width = 1440, Height = 900 },
        Locale = "en-GB",
    });

    /// <summary>Keeps a picture of what can be seen now.</summary>
    public static Task Keep(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(Pictures, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Keeps a picture of the whole page, with what has to be scrolled to.</summary>
    public static Task KeepWhole(IPage page, string name) => page.ScreenshotAsync(
        new() { Path = System.IO.Path.Combine(Pictures, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, FullPage = true });

    private async Task<Screen> Open(Uri address, BrowserNewContextOptions options)
    {
        options.BaseURL = address.ToString();
        var context = await _browser!.NewContextAsync(options);
        return new Screen(context, await context.NewPageAsync());
    }
}

/// <summary>The tests that share the browser. They measure time, so nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChromiumTests : ICollectionFixture<Chromium>
{
    public const string Name = "chromium";
}
