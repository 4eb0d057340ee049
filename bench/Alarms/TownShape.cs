namespace Kazva.Bench.Alarms;

/// <summary>What a simulated town is like.</summary>
/// <param name="Places">How many plates.</param>
/// <param name="Rate">Answers a day at the median plate.</param>
/// <param name="Spread">The standard deviation of the logarithm of the rates.</param>
/// <param name="Busy">The share of plates with ten times that.</param>
/// <param name="Worse">How many plates get worse.</param>
/// <param name="Slow">The share of those that do so slowly.</param>
/// <param name="Silent">How many can no longer be answered.</param>
/// <param name="Categories">How many categories they are of.</param>
/// <param name="History">Days before alarms are counted.</param>
/// <param name="Changes">Days in which the changes begin.</param>
/// <param name="After">Days after the last change.</param>
internal sealed record TownShape(
    int Places = 600, double Rate = 0.7, double Spread = 0.7, double Busy = 0.02, int Worse = 30, double Slow = 1.0 / 3, int Silent = 6,
    int Categories = 10, int History = 100, int Changes = 30, int After = 30)
{
    /// <summary>600 plates at about one answer a day, of which 30 get worse.</summary>
    public static TownShape Usual { get; } = new();

    /// <summary>Plates that all have about the same rate, a sixth of which get worse, all at once.</summary>
    public static TownShape AtRate(double rate, int places, int history, int after) =>
        new(places, rate, Spread: 0.2, Busy: 0, places / 6, Slow: 0, Silent: 0, Categories: (places + 29) / 30, history, Changes: after, after);
}
