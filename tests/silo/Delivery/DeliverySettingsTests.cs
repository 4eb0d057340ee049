using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery;
using Kazva.Silo.Delivery.Http;
using Kazva.Silo.Delivery.Templates;
using Kazva.Silo.Hosting;
using Kazva.TestKit;
using Microsoft.Extensions.Configuration;

namespace Kazva.Silo.Tests.Delivery;

public class DeliverySettingsTests
{
    [Theory]
    [InlineData("Kazva:Smtp:Port", "25", "Kazva:Smtp:Host")]
    [InlineData("Kazva:Channels:AllowPrivateRedirects", "perhaps", "Kazva:Channels:AllowPrivateRedirects")]
    [InlineData("Kazva:Channels:Secrets:short", "hunter2", "Kazva:Channels:Secrets:short")]
    [InlineData("Kazva:Channels:TelegramUrl", "telegram", "Kazva:Channels:TelegramUrl")]
    [InlineData("Kazva:PublicStaffUrl", "ftp://kazva.example", "Kazva:PublicStaffUrl")]
    [InlineData("Kazva:PublicStaffUrl", "https://kazva.example/?a=b", "Kazva:PublicStaffUrl")]
    public void Setting_ThatIsWrong_IsNamed(string setting, string value, string named)
    {
        var message = Should.Throw<SettingsException>(() => Letters.Settings((setting, value))).Message;

        message.ShouldContain(named);
        message.ShouldNotContain("hunter2");
    }

    [Theory]
    [InlineData("Kazva:Smtp:Port", "0")]
    [InlineData("Kazva:Smtp:From", "nobody")]
    [InlineData("Kazva:Smtp:Tls", "yes")]
    [InlineData("Kazva:Smtp:User", "kazva")]
    [InlineData("Kazva:Smtp:Password", "hunter2")]
    public void MailServer_WithAWrongSetting_IsNamed(string setting, string value)
    {
        var message = Should.Throw<SettingsException>(
            () => Letters.Settings(("Kazva:Smtp:Host", "mail.example"), ("Kazva:Smtp:From", "a@mail.example"), (setting, value))).Message;

        message.ShouldContain(setting);
        message.ShouldNotContain("hunter2");
    }

    [Fact]
    public void Settings_OfDelivery_AreKnownAndOthersAreNot()
    {
        KnownSettings.Check(With("Kazva:Smtp:Host", "Kazva:Channels:Secrets:anything", "Kazva:PublicStaffUrl", "Kazva:Channels:AllowPrivateRedirects"));

        Should.Throw<SettingsException>(() => KnownSettings.Check(With("Kazva:Smtp:Hots"))).Message.ShouldContain("Kazva:Smtp:Hots");
    }

    [Fact]
    public void Password_OfTheMailServer_IsNotInWhatSettingsSayOfThemselves() =>
        Letters.Settings(("Kazva:Smtp:Host", "mail.example"), ("Kazva:Smtp:From", "a@mail.example"), ("Kazva:Smtp:User", "kazva"), ("Kazva:Smtp:Password", "hunter2!"))
            .ToString().ShouldNotContain("hunter2");

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("169.254.169.254", true)] // Where clouds serve machines their keys.
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2606:4700::1111", false)]
    public void Address_OfTheInternetOrNot_IsToldApart(string address, bool isPrivate) =>
        PrivateAddress.Is(System.Net.IPAddress.Parse(address)).ShouldBe(isPrivate);

    [Fact]
    public async Task Channel_AtSaveTime_IsTriedAndNothingIsSent()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var settings = Letters.Settings();
        var secrets = new ChannelSecrets(settings);
        using var http = new ChannelHttp(settings, secrets, TimeProvider.System);
        var reach = new ChannelReach(settings, secrets, [new WebhookSender(http, secrets, TimeProvider.System)], TimeProvider.System);

        (await reach.WhyUnreachable(Letters.Hook(receiver.Url))).ShouldBeNull();
        receiver.Posts.ShouldBeEmpty();
        (await reach.WhyUnreachable(Letters.Hook("https://{secret:none}/"))).ShouldBe("The setting Kazva:Channels:Secrets:none is missing.");
        (await reach.WhyUnreachable(new Channel("parks/1", ChannelKind.Email, "ana@parks.example")))!.ShouldContain("Kazva:Smtp:Host");
        var gone = receiver.Url;
        await receiver.DisposeAsync();
        (await reach.WhyUnreachable(Letters.Hook(gone)))!.ShouldContain("takes no connection");
    }

    private static IConfiguration With(params IEnumerable<string> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting, (string?)"something"))).Build();
}
