using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>One batch of the log, within the writer's transaction.</summary>
internal sealed class SqliteCommit(SqliteSession session)
{
    private static readonly string InsertSubmission = SqlFile.Read("Sqlite/Statements/insert-submission.sql");
    private static readonly string ReadById = SqlFile.Read("Sqlite/Statements/read-by-id.sql");

    private readonly HourCounts _hours = new();

    public AppendResult[] Run(IReadOnlyList<LoggedSubmission> batch)
    {
        var numbers = new BatchNumbers(batch);
        var places = numbers.Runs.Select(run => SqliteHeads.TryMove(session, run)).ToArray();
        var results = new AppendResult[batch.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = numbers.Follows(i) && places[numbers.RunOf(i)] is { } place ? Append(place, batch[i]) : AppendResult.Fenced;
        SqliteHours.Write(session, _hours);
        return results;
    }

    private AppendResult Append(long place, LoggedSubmission submission)
    {
        if (!Insert(place, submission)) return new AppendResult(AppendOutcome.Duplicate, Find(SubmissionKey.Of(submission)));
        if (submission.Held is null) _hours.Add(submission, 1);
        else SqliteMark.Write(session, submission);
        return AppendResult.Committed;
    }

    private bool Insert(long place, LoggedSubmission s) => 1 == session[InsertSubmission].Execute(
        place, s.Number, s.Score, s.CountedAt.ToUnixTimeMilliseconds(), s.ReceivedAt.ToUnixTimeMilliseconds(), s.SubmissionId.ToByteArray(bigEndian: true),
        s.QuestionnaireVersion, s.Organisation, s.Location, s.Settlement, s.Category, s.Language, AnswersJson.Write(s.Answers), s.Comment);

    private LoggedSubmission Find(SubmissionKey key) =>
        session.Read(ReadById, SqliteRows.Submission, key.Organisation, key.SubmissionId.ToByteArray(bigEndian: true)).Single();
}
