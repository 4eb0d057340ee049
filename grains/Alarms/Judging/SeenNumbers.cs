namespace Kazva.Alarms.Judging;

/// <summary>The numbers of one location's answers that were taken, as ranges: nearly always a single one.</summary>
internal struct SeenNumbers
{
    private List<(long First, long Last)>? _ranges;

    /// <summary>Takes a number.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(long number)
    {
        var ranges = _ranges ??= new List<(long, long)>(1);
        var at = ranges.Count;
        while (at > 0 && ranges[at - 1].First > number) at--;
        if (at > 0 && ranges[at - 1].Last >= number) return false;
        var joinsLower = at > 0 && ranges[at - 1].Last == number - 1;
        var joinsUpper = at < ranges.Count && ranges[at].First == number + 1;
        switch (joinsLower, joinsUpper)
        {
            case (true, true):
                ranges[at - 1] = (ranges[at - 1].First, ranges[at].Last);
                ranges.RemoveAt(at);
                break;
            case (true, false):
                ranges[at - 1] = (ranges[at - 1].First, number);
                break;
            case (false, true):
                ranges[at] = (number, ranges[at].Last);
                break;
            default:
                ranges.Insert(at, (number, number));
                break;
        }
        return true;
    }
}
