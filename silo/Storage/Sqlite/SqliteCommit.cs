using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>One batch of the log, within the writer's transaction.</summary>
internal sealed class SqliteCommit(SqliteSession session)
{
    private static readonly string InsertSubmission = SqlFile.Read("Sqlite/Statements/insert-submission.sql");
    private static readonly string ReadById = SqlFile.Read("Sqlite/Statements/read-by-id.sql");

    private readonly SqliteHourCounts _hours = new();

    public AppendResult[] Run(IReadOnlyList<LoggedSubmission> batch)
    {
        var numbers = new BatchNumbers(batch);
        var moved = numbers.Runs.Select(run => SqliteHeads.TryMove(session, run)).ToArray();
        var results = new AppendResult[batch.Count];
        for (var i = 0; i < results.Length; i++)
            results[i] = numbers.Follows(i) && moved[numbers.RunOf(i)] ? Append(batch[i]) : AppendResult.Fenced;
        _hours.Write(session);
        return results;
    }

    private AppendResult Append(LoggedSubmission submission)
    {
        if (!Insert(submission)) return new AppendResult(AppendOutcome.Duplicate, Find(SubmissionKey.Of(submission)));
        if (submission.Held is null) _hours.Add(submission, 1);
        else SqliteMark.Write(session, submission);
        return AppendResult.Committed;
    }

    private bool Insert(LoggedSubmission s) => 1 == session[InsertSubmission].Execute(
        s.Organisation, s.Location, s.Number, s.SubmissionId.ToByteArray(bigEndian: true), s.Score,
        AnswersJson.Write(s.Answers), s.Comment, s.Language, s.Settlement, s.Category, s.QuestionnaireVersion,
        s.CountedAt.ToUnixTimeMilliseconds(), s.ReceivedAt.ToUnixTimeMilliseconds());

    private LoggedSubmission Find(SubmissionKey key) =>
        session.Read(ReadById, SqliteRows.Submission, key.Organisation, key.SubmissionId.ToByteArray(bigEndian: true)).Single();
}
