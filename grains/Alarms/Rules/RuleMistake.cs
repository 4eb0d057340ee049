namespace Kazva.Alarms.Rules;

/// <summary>Something in a rule that is not as it should be.</summary>
/// <param name="Path">Where, by camelCase names: <c>drop.clear</c>, <c>scope.ids[2]</c>.</param>
/// <param name="Message">What it should be, as a sentence.</param>
public sealed record RuleMistake(string Path, string Message);
