namespace Kazva.Alarms.Judging;

/// <summary>A location: what its answers count for.</summary>
internal sealed class Place(string category)
{
    private SeenNumbers _seen;

    public string Category { get; } = category;

    /// <summary>The subjects that its answers are judged with.</summary>
    public List<Watched> Subjects { get; } = new(2);

    /// <summary>The usual levels of its category, with the rules whose they are.</summary>
    public List<(DropLane Lane, DailyCounts Counts)> Usual { get; } = new(1);

    /// <summary>Whether an answer is new.</summary>
    public bool See(long number) => _seen.Add(number);

    public void Count(in CountedAnswer answer)
    {
        foreach (var (lane, counts) in Usual) counts.Add(answer.Counted, lane.Amount(answer.Answer), answer.Tick, answer.Answer.Change);
        foreach (var subject in Subjects) subject.Count(answer);
    }
}
