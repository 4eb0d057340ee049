using Kazva.Abuse;
using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>Decisions about submissions of one location, within the writer's transaction.</summary>
internal sealed class SqliteDecide(SqliteSession session, string organisation)
{
    private static readonly string ReadDecidedOn = SqlFile.Read("Sqlite/Statements/read-decided-on.sql");
    private static readonly string AddDecision = SqlFile.Read("Sqlite/Statements/add-decision.sql");

    private readonly BatchHeads _heads = new();
    private readonly HourCounts _hours = new();

    public IReadOnlyList<DecisionResult> Run(IReadOnlyList<Decision> decisions)
    {
        var results = new DecisionResult[decisions.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Decide(decisions[i]);
        SqliteHeads.Move(session, _heads);
        SqliteHours.Write(session, _hours);
        return results;
    }

    private DecisionResult Decide(Decision asked)
    {
        if (!SqliteHeads.Admit(session, _heads, new Place(organisation, asked.Location), asked.Number)) return DecisionResult.Overtaken;
        var found = session.Read(ReadDecidedOn, SqliteRows.MarkedSubmission, organisation, asked.Location, asked.Submission).SingleOrDefault();
        var result = DecisionRules.Judge(asked, found);
        if (result is not { Outcome: DecisionOutcome.Decided, Decision: { } made } || found is null) return result;
        session[AddDecision].Execute(
            organisation, made.Location, made.Number, made.Submission, (int)made.Verdict, made.Change, made.Instead, found.Score,
            found.CountedAt.ToUnixTimeMilliseconds(), made.At.ToUnixTimeMilliseconds(), made.Who, made.Why);
        SqliteMark.Write(session, found with { Decision = made });
        if (made.Change != 0) _hours.Add(found, made.Change);
        return result;
    }
}
