using Kazva.Bench.Alarms.Rivals;

namespace Kazva.Bench.Alarms;

/// <summary>How good the rules of a family are over some towns.</summary>
internal sealed class JudgedFamily
{
    public JudgedFamily(Family family, IReadOnlyList<JudgedTown> towns)
    {
        Family = family;
        Members = [.. family.Members.Select(member => (member.Threshold, towns.Judge(town => member.Judge(town.Town))))];
        Frontier = new Frontier(Members.Select(member => member.Quality));
    }

    public Family Family { get; }

    public IReadOnlyList<(string Threshold, Quality Quality)> Members { get; }

    public Frontier Frontier { get; }

    /// <summary>With the thresholds that it was proposed with.</summary>
    public Quality Usual => Members.Single(member => member.Threshold == Family.Usual).Quality;
}
