using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Abuse.Tests;

public class AbuseWatchTests
{
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-05-04T12:00:00Z");

    private readonly RollingWindows _windows = new(Noon);
    private AbuseWatch _watch = new(new AbuseOptions());

    [Fact]
    public void SameContentFromOneSource_WithinMinutes_IsARepeatForAsLongAsItComes()
    {
        Look(Answer(2, source: 7)).ShouldBeNull();
        Look(Answer(2, source: 7), minute: 9).ShouldBe(HoldReason.Repeat);
        Look(Answer(2, source: 7), minute: 18).ShouldBe(HoldReason.Repeat);
        Look(Answer(2, source: 7), minute: 28).ShouldBeNull();
    }

    [Fact]
    public void OtherContent_OrAnotherSource_OrNone_IsNoRepeat()
    {
        Look(Answer(2, source: 7)).ShouldBeNull();
        Look(Answer(3, source: 7)).ShouldBeNull();
        Look(Answer(2, source: 7, comment: "Тъмно")).ShouldBeNull();
        Look(Answer(2, source: 7, choices: ["dark"])).ShouldBeNull();
        Look(Answer(2, source: 7, choices: ["glass"])).ShouldBeNull();
        Look(Answer(2, source: 8)).ShouldBeNull();
        Look(Answer(2, source: null)).ShouldBeNull();
        Look(Answer(2, source: null)).ShouldBeNull();
    }

    [Fact]
    public void SubmissionSentAgain_UnderItsId_IsNoRepeatOfItself()
    {
        var sent = Answer(2, source: 7);
        Look(sent).ShouldBeNull();
        Look(sent, minute: 1).ShouldBeNull();
    }

    [Fact]
    public void MoreSourcesThanAreRemembered_NeverMakeARepeatOfAnother()
    {
        for (var source = 0; source < 3 * RepeatDetector.MostKept; source++) Look(Answer(1 + (source % 10), source, comment: $"{source}")).ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RealRush_OfTenThousandInTenSeconds_IsNotHeld(int seed)
    {
        // A match: 2,000 phones behind each of five addresses, most are happy, a third choose something and a few write.
        var random = new Random(seed);
        var held = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var score = random.Next(10) < 5 ? 10 : random.Next(10) < 6 ? 9 : random.Next(1, 11);
            string[] choices = random.Next(3) == 0 ? [$"choice{random.Next(5)}"] : [];
            var answer = Answer(score, source: i, choices, random.Next(20) == 0 ? $"Коментар {random.Next(1000)}" : null);
            if (Look(answer, second: i / 1000.0) is not null) held++;
        }
        held.ShouldBe(0);
    }

    [Fact]
    public void Attack_OfTheSameFromManySources_IsHeldFromTheFloorOn_AndOthersMeanwhileCount()
    {
        var (held, others) = (0, 0);
        for (var i = 0; i < 1000; i++)
        {
            if (Look(Answer(1, source: i), second: i / 10.0) == HoldReason.Burst) held++;
            if (i % 20 == 19 && Look(Answer(8, source: 100_000 + i, comment: $"{i}"), second: i / 10.0) is not null) others++;
        }
        held.ShouldBeInRange(1000 - new AbuseOptions().BurstFrom, 1000 - new AbuseOptions().BurstFrom + 5);
        others.ShouldBe(0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public void Attack_OfTheSameFromOneSource_DoesNotSilenceOthersWhoSayTheSame(int repeatWithin)
    {
        _watch = new AbuseWatch(new AbuseOptions { RepeatWithin = TimeSpan.FromMinutes(repeatWithin) });
        for (var i = 0; i < 500; i++) Look(Answer(1, source: 7), second: i);
        for (var other = 0; other < 20; other++) Look(Answer(1, source: 100 + other), second: 500 + other).ShouldBeNull();
        Look(Answer(1, source: 7), second: 520).ShouldNotBeNull();
    }

    [Fact]
    public void Attack_OfTheSameFromManySources_IsSeenThroughTheNoiseOfOneThatRepeatsItself()
    {
        var held = 0;
        for (var i = 0; i < 300; i++)
        {
            for (var noise = 0; noise < 5; noise++) Look(Answer(5, source: 7), second: i);
            if (Look(Answer(1, source: 100 + i), second: i) == HoldReason.Burst) held++;
        }
        held.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Attack_FromOneSourceThatVariesWhatItSays_IsHeld()
    {
        var held = Enumerable.Range(0, 300).Count(i => Look(Answer(1 + (i % 3), source: 7, comment: $"{i}"), second: i) is not null);
        held.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void SameAnswers_AtAPlaceWhereSoManyAreUsual_AreNotHeld()
    {
        // 3 a minute for a week: 30 in ten minutes are usual, 300 are ten times that.
        for (var minute = 61; minute < 7 * 24 * 60; minute++)
            for (var i = 0; i < 3; i++)
                _windows.Add(new Score(9), Noon.AddMinutes(-minute));
        Enumerable.Range(0, 300).Count(i => Look(Answer(9, source: i), second: i) is not null).ShouldBe(0);
    }

    [Fact]
    public void Attack_AfterTheClockWasPutBack_IsSeenAnew()
    {
        for (var i = 0; i < 100; i++) Look(Answer(1, source: i), minute: 600);
        Enumerable.Range(0, 100).Count(i => Look(Answer(1, source: 1000 + i), second: i) is not null).ShouldBe(41);
    }

    [Fact]
    public void Watch_WhenTheMinutesAreOver_HasNothingLeft()
    {
        _watch.IsOver(Noon).ShouldBeTrue();
        Look(Answer(1, source: 1));
        _watch.IsOver(Noon.AddMinutes(9)).ShouldBeFalse();
        _watch.IsOver(Noon.AddMinutes(10)).ShouldBeTrue();
    }

    [Fact]
    public void Watch_ThatIsTurnedOff_HoldsNothing()
    {
        _watch = new AbuseWatch(new AbuseOptions { BurstFrom = 0, RepeatWithin = TimeSpan.Zero });
        Enumerable.Range(0, 1000).Count(i => Look(Answer(1, source: 1)) is not null).ShouldBe(0);
        _watch.IsOver(Noon).ShouldBeTrue();
    }

    [Fact]
    public void Options_ThatCannotBe_AreNamed()
    {
        new AbuseOptions().Mistakes().ShouldBeEmpty();
        new AbuseOptions
        {
            RepeatWithin = TimeSpan.FromHours(2),
            BurstFrom = 3,
            BurstWindow = TimeSpan.FromSeconds(90),
            BurstFactor = double.NaN,
            BurstAlike = 0.5,
        }.Mistakes().Count().ShouldBe(5);
    }

    private HoldReason? Look(Submission submission, double minute = 0, double second = 0) =>
        _watch.Look(submission, _windows, Noon.AddMinutes(minute).AddSeconds(second));

    private static Submission Answer(int score, long? source, string[]? choices = null, string? comment = null) =>
        new(Guid.NewGuid(), score, choices is null or [] ? [] : [new Answer("problem", [.. choices])], comment, "bg", null) { Source = source };
}
