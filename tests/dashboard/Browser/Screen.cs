using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>One person's browser window, with nothing in it from another's.</summary>
public sealed class Screen : IAsyncDisposable
{
    private const float Limit = 30_000;

    private readonly IBrowserContext _context;
    private int _loads;

    internal Screen(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(Limit);
        page.Load += (_, _) => Interlocked.Increment(ref _loads);
        page.PageError += (_, error) => Errors.Enqueue(error);
        // What the page's own policy keeps from running throws nothing.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Errors.Enqueue(message.Text);
        };
        page.Dialog += (_, dialog) =>
        {
            Errors.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>How many times a page was loaded.</summary>
    public int Loads => Volatile.Read(ref _loads);

    /// <summary>What went wrong in the page.</summary>
    public ConcurrentQueue<string> Errors { get; } = new();

    /// <summary>Waits, frame by frame, until the page has such an element.</summary>
    public Task Has(string selector) => Page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Limit });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
