using Kazva.Alarms.Delivery;
using Kazva.Alarms.Life;
using Kazva.Alarms.Teams;
using Kazva.Silo.Delivery;
using Kazva.Silo.Delivery.Email;
using Kazva.TestKit;

namespace Kazva.Silo.Tests.Delivery;

/// <summary>E-mail against a server that speaks SMTP.</summary>
public sealed class EmailTests : IAsyncDisposable
{
    private readonly SmtpListener _server = new();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Mail_OfAnAlarm_SaysWhatWhereSinceWhenOnWhatAndHowToAcknowledge()
    {
        (await Send("ana@parks.example")).Outcome.ShouldBe(SendOutcome.Delivered);

        var mail = _server.Mails.ShouldHaveSingleItem();
        (mail.From, mail.To.ShouldHaveSingleItem()).ShouldBe(("alarms@kazva.example", "ana@parks.example"));
        mail.Headers.ShouldContain("Auto-Submitted: auto-generated", StringComparer.Ordinal);
        mail.Text.Replace("\r\n", "\n").Trim().ShouldBe("""
            Satisfaction fell
            Where: Swing <b> & [x](y)
            Since 2026-05-04 12:00
            Warning
            Answers in 24 h: 12; 58 % dissatisfied, worse than 30 % with a probability of 93 % (usually 20 %)
            Most frequent complaints: Dirty (5), Dark (3)
            Alarm a1, step 2
            Acknowledge: https://kazva.example/a/TOKEN
            """.Replace("\r\n", "\n"));
    }

    [Fact]
    public async Task Mail_ToATeamThatSpeaksBulgarian_IsInBulgarian()
    {
        await Send("ana@parks.example", Letters.Message("bg"));

        var text = _server.Mails.ShouldHaveSingleItem().Text;
        text.ShouldContain("Къде: Swing");
        text.ShouldContain("От 04.05.2026 12:00");
        text.ShouldContain("Отговори за 24 ч.: 12; 58 % недоволни, по-лошо от 30 % с вероятност 93 % (обичайно 20 %)");
        text.ShouldContain("Поемам: https://kazva.example/a/TOKEN");
    }

    [Fact]
    public async Task Mail_ToATeamWhoseLanguageHasNoTexts_IsInEnglish()
    {
        await Send("ana@parks.example", Letters.Message("fr"));

        _server.Mails.ShouldHaveSingleItem().Text.ShouldContain("Where: Swing");
    }

    [Fact]
    public async Task Mail_WithALineThatIsADot_ArrivesWhole()
    {
        await Send("ana@parks.example", Letters.Message("en", Letters.Item() with { RuleName = "." }, Letters.Item() with { RuleName = ".hidden" }));

        var mail = _server.Mails.ShouldHaveSingleItem();
        mail.Text.Replace("\r\n", "\n").Split('\n').ShouldContain(".", StringComparer.Ordinal);
        mail.Text.ShouldContain(".hidden");
        mail.Text.ShouldContain("Most frequent complaints");
    }

    [Fact]
    public async Task Mail_WithALineBreakInAName_HasNoHeaderOfItsOwn()
    {
        await Send("ana@parks.example", Letters.Message("en", Letters.Item(where: "Swing\r\nBcc: all@parks.example")));

        var mail = _server.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe(["ana@parks.example"]);
        mail.Headers.ShouldNotContain(line => line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Mail_ToOneOfThreeThatTheServerRefuses_ReachesTheOthers()
    {
        _server.Recipient = recipient => recipient == "ivan@parks.example" ? "550 5.1.1 no such user here" : null;

        SendResult[] results = [await Send("ana@parks.example"), await Send("ivan@parks.example"), await Send("eva@parks.example")];

        results.Select(result => result.Outcome).ShouldBe([SendOutcome.Delivered, SendOutcome.Refused, SendOutcome.Delivered]);
        results[1].Detail.ShouldStartWith("550: ");
        _server.Mails.SelectMany(mail => mail.To).ShouldBe(["ana@parks.example", "eva@parks.example"]);
    }

    [Theory]
    [InlineData("450 4.2.1 mailbox busy", SendOutcome.Failed)]
    [InlineData("451 4.7.1 greylisted, come back later", SendOutcome.Failed)]
    [InlineData("452 4.2.2 mailbox full", SendOutcome.Failed)]
    [InlineData("550 5.7.1 refused by policy", SendOutcome.Refused)]
    [InlineData("553 5.1.3 no such address", SendOutcome.Refused)]
    public async Task Recipient_ByItsReplyCode_IsTriedAgainOrGivenUp(string reply, SendOutcome outcome)
    {
        _server.Recipient = _ => reply;

        (await Send("ana@parks.example")).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("451 4.3.0 try again", SendOutcome.Failed)]
    [InlineData("554 5.6.0 not wanted", SendOutcome.Refused)]
    public async Task Content_ByItsReplyCode_IsTriedAgainOrGivenUp(string reply, SendOutcome outcome)
    {
        _server.Content = () => reply;

        (await Send("ana@parks.example")).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task Server_ThatFallsSilent_IsCutOff()
    {
        _server.Hangs = true;

        var result = await Send("ana@parks.example", limit: TimeSpan.FromMilliseconds(300));

        result.ShouldBe(new SendResult(SendOutcome.Failed, "127.0.0.1 gave no answer within 0.3 s."));
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsTriedAgain()
    {
        await _server.DisposeAsync();

        (await Send("ana@parks.example")).Outcome.ShouldBe(SendOutcome.Failed);
    }

    [Fact]
    public async Task Server_ThatIsNotSet_RefusesWithTheSetting()
    {
        var settings = Letters.Settings();

        var result = await new EmailSender(settings, new ChannelSecrets(settings), TimeProvider.System)
            .SendAsync(new Channel("parks/1", ChannelKind.Email, "ana@parks.example"), Letters.Message(), CancellationToken.None);

        result.ShouldBe(new SendResult(SendOutcome.Refused, "The setting Kazva:Smtp:Host is missing."));
    }

    [Fact]
    public async Task Address_ThatIsNone_IsRefused() => (await Send("nobody")).Outcome.ShouldBe(SendOutcome.Refused);

    [Fact]
    public async Task TestMessage_ByMail_SaysThatItIsOne()
    {
        await Send("ana@parks.example", Letters.Test());

        _server.Mails.ShouldHaveSingleItem().Text.ShouldContain("This channel works: alarms of the team “Parks” come here.");
    }

    [Fact]
    public async Task Mail_OfWhatIsOver_HasNoLink()
    {
        await Send("ana@parks.example", Letters.Message("en", Letters.Item(AlarmChange.Resolved)));

        var text = _server.Mails.ShouldHaveSingleItem().Text;
        text.ShouldStartWith("Over: Satisfaction fell");
        text.ShouldNotContain("Acknowledge");
    }

    private async Task<SendResult> Send(string address, AlarmMessage? message = null, TimeSpan? limit = null)
    {
        var settings = Letters.Settings(
            ("Kazva:Smtp:Host", "127.0.0.1"), ("Kazva:Smtp:Port", _port.ToString()), ("Kazva:Smtp:Tls", "false"), ("Kazva:Smtp:From", "Kazva <alarms@kazva.example>"));
        return await new EmailSender(settings, new ChannelSecrets(settings), TimeProvider.System) { TimeLimit = limit ?? TimeSpan.FromSeconds(30) }
            .SendAsync(new Channel("parks/ana/1", ChannelKind.Email, address), message ?? Letters.Message(), CancellationToken.None);
    }

    private readonly int _port;

    public EmailTests() => _port = _server.Port;
}
