using Kazva.Silo.Import;
using Kazva.Silo.Simulation;
using Kazva.Silo.Storage;
using Kazva.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Kazva.Dashboard.Tests.Browser;

/// <summary>The whole sample city with a week of simulated answers, as the README shows it.</summary>
[Collection(ChromiumTests.Name)]
public sealed class SampleCityTests(Chromium chromium)
{
    [Fact]
    public async Task SampleCity_OnTheDashboardAndOnAPhone_IsShownAndCalledSimulated()
    {
        chromium.SkipIfMissing();
        var grid = GridDefinitionReader.Read(Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora")).Grid.ShouldNotBeNull();
        await using var database = await TestDatabase.CreateAsync(StorageKind.Sqlite);
        await using var server = await KazvaServer.StartAsync(database, grid with { Simulated = true }, builder =>
            builder.Services.AddSingleton(new CityOptions(120, 1)).AddSingleton<Citizens>());
        await server.Services.GetRequiredService<Citizens>().FillPast(_ => { }, CancellationToken.None);

        await using var desk = await chromium.Desk(server.Staff.BaseAddress!);
        await desk.Page.GotoAsync("/");
        await desk.Has("#connection[data-state=live]");
        await Assertions.Expect(desk.Page.Locator("#simulated")).ToBeVisibleAsync();
        await desk.Page.Locator("label:has(input[name=window][value='7d'])").ClickAsync();
        await desk.Has("#organisation-count:not([data-value='']):not([data-value='0'])");
        foreach (var settlement in grid.Settlements) await desk.Has($"[data-cell='{settlement.Id}']");
        await Chromium.Keep(desk.Page, "dashboard-stara-zagora");

        await using var phone = await chromium.Phone(server.Citizens.BaseAddress!);
        var plate = grid.Locations.First(location => grid.Categories.First(category => category.Id == location.Category).Questionnaire.Questions.Length > 0);
        await phone.Page.GotoAsync($"/l/{plate.Code}");
        await Assertions.Expect(phone.Page.Locator(".simulated")).ToBeVisibleAsync();
        await phone.Page.Locator("label:has(#s3)").TapAsync();
        await phone.Page.EvaluateAsync("scrollTo(0, 0)");
        await Chromium.Keep(phone.Page, "form-stara-zagora");
        desk.Errors.ShouldBeEmpty();
        phone.Errors.ShouldBeEmpty();
    }
}
