using FsCheck;
using FsCheck.Fluent;
using Kazva.Submissions;

namespace Kazva.Windows.Tests;

/// <summary>A moment near another: some buckets from the start of the bucket that the other is in, and a bit.</summary>
internal sealed record Moment(TimeSpan Bucket, int Buckets, TimeSpan Offset)
{
    private static readonly Gen<TimeSpan> Bit =
        Gen.Elements(TimeSpan.FromSeconds(-1), TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(59));

    /// <summary>Within the last hundred days; often at the edge of a bucket, often of one that is about to leave.</summary>
    public static Gen<Moment> Past { get; } = Gen.OneOf(
        Jump(TimeSpan.FromSeconds(1), -120, 0),
        Jump(TimeSpan.FromMinutes(1), -120, 0),
        Jump(TimeSpan.FromHours(1), -48, 0),
        Jump(TimeSpan.FromDays(1), -100, 0),
        Edge(buckets => [0, -1, 2 - buckets, 1 - buckets, -buckets]));

    /// <summary>Up to a hundred days ahead, seldom back; often at the edge of a bucket.</summary>
    public static Gen<Moment> Ahead { get; } = Gen.OneOf(
        Jump(TimeSpan.FromSeconds(1), -10, 90),
        Jump(TimeSpan.FromMinutes(1), 0, 90),
        Jump(TimeSpan.FromHours(1), 0, 30),
        Jump(TimeSpan.FromDays(1), 0, 10),
        Gen.Constant(new Moment(TimeSpan.FromTicks(1), 0, TimeSpan.FromDays(100))),
        Edge(buckets => [0, 1, 2, buckets]));

    /// <summary>The moment as seen from <paramref name="now"/>.</summary>
    public DateTimeOffset From(DateTimeOffset now) =>
        now.AddTicks(-(now.UtcTicks % Bucket.Ticks)) + Buckets * Bucket + Offset;

    private static Gen<Moment> Jump(TimeSpan unit, int from, int to) =>
        Gen.Choose(from, to).Select(units => new Moment(TimeSpan.FromTicks(1), 0, units * unit));

    private static Gen<Moment> Edge(Func<int, int[]> places) =>
        from window in Gen.Elements(NaiveWindows.Resolution.Values)
        from buckets in Gen.Elements(places(window.Buckets))
        from bit in Bit
        select new Moment(window.Bucket, buckets, bit);
}

/// <summary>What can happen to windows.</summary>
internal abstract record Step
{
    public static Gen<int> AnyScore { get; } = Gen.Choose(Submissions.Score.Lowest, Submissions.Score.Highest);

    public static Gen<Step> Any { get; } = Gen.Frequency(
        (6, Adds(Moment.Past)),
        (1, Adds(Moment.Ahead)),
        (3, Moment.Ahead.Select(to => (Step)new Roll(to))));

    private static Gen<Step> Adds(Gen<Moment> moment) =>
        from score in AnyScore
        from at in moment
        select (Step)new Add(score, at);

    public sealed record Add(int Score, Moment At) : Step;

    public sealed record Roll(Moment To) : Step;
}

/// <summary>Windows and their model, side by side.</summary>
internal sealed class Pair(DateTimeOffset now)
{
    public RollingWindows Windows { get; set; } = new(now);

    public NaiveWindows Model { get; } = new(now);

    /// <summary>Takes the step in both.</summary>
    public void Take(Step step)
    {
        if (step is Step.Add add)
        {
            var countedAt = add.At.From(Model.Now);
            Windows.Add(new Score(add.Score), countedAt);
            Model.Add(add.Score, countedAt);
        }
        else if (step is Step.Roll roll)
        {
            var to = roll.To.From(Model.Now);
            Windows.Roll(to);
            Model.Roll(to);
        }
    }
}
