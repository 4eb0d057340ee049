namespace Kazva.Bench.Reporting;

/// <summary>A line of the table.</summary>
/// <param name="Part">What was run: <c>bench -- PART</c> makes the line.</param>
/// <param name="Name">What was measured; the same in every run, so that runs can be compared.</param>
/// <param name="Value">In <paramref name="Unit"/>; NaN where it could not be measured, and <paramref name="Note"/> says why.</param>
/// <param name="IsPromise">A promise of the design and no matter of speed: a run in which it is broken fails.</param>
/// <param name="IsRatio">Of two values of the same run, so that another machine should see about the same.</param>
internal sealed record Row(
    string Part, string Name, double Value, string Unit, Goal? Goal = null, bool IsPromise = false, bool IsRatio = false, string? Note = null)
{
    /// <summary>Whether the goal is met; null without one.</summary>
    public bool? IsMet => Goal?.IsMet(Value);

    public string Measured => Numbers.Text(Value, Unit);

    public string GoalText => Goal?.Text(Unit) ?? "";

    public string MetText => (IsMet, IsPromise, double.IsNaN(Value)) switch
    {
        (null, _, _) => "",
        (_, _, true) => "not measured",
        (true, _, _) => "met",
        (_, true, _) => "BROKEN",
        _ => "not met",
    };
}
