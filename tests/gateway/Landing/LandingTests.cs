namespace Kazva.Gateway.Tests.Landing;

public sealed class LandingTests : IAsyncLifetime
{
    private GatewayHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GatewayHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Start_OfTheDeployment_NamesItsOrganisations()
    {
        using var response = await _host.GetAsync("/", "bg");

        var page = await response.TextAsync();
        page.ShouldContain("<li>Община Пример</li>");
        page.ShouldContain("<li><span lang=\"de\" dir=\"ltr\">Flughafen</span></li>");
        page.ShouldContain("action=\"/l\"");
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("?code=", "/")]
    [InlineData("?code=+k7+q2-m6+&lang=en", "/l/K7Q2M6?lang=en")]
    [InlineData("?code=//evil.example", "/l/%2F%2Fevil.example")]
    [InlineData("?code=K7Q2M6&lang=zz", "/l/K7Q2M6")]
    public async Task Code_Typed_LeadsToItsForm(string query, string expected)
    {
        using var response = await _host.GetAsync($"/l{query}");

        ((int)response.StatusCode).ShouldBe(302);
        response.Headers.Location?.ToString().ShouldBe(expected);
    }
}
