namespace Kazva.Alarms.Judging.Tests;

/// <summary>A window by its definition: it keeps everything for ever and counts anew whenever it is asked.</summary>
internal sealed class NaiveWindow(TimeSpan length)
{
    private readonly List<(int Counted, int Amount, int Change)> _all = [];

    /// <param name="change">1 for an answer, −1 for one that is taken out.</param>
    public void Add(int counted, int amount, int change = 1) => _all.Add((counted, amount, change));

    public (int Count, int Sum) At(int tick)
    {
        var minutes = (int)length.TotalMinutes;
        var step = Math.Max(1, minutes / 48);
        var oldest = (((tick - 1) / step) - ((minutes + step - 1) / step) + 1) * step;
        var held = _all.Where(a => a.Counted > oldest).ToList();
        return (held.Sum(a => a.Change), held.Sum(a => a.Change * a.Amount));
    }
}
