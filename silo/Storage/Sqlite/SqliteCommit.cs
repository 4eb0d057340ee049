using Kazva.Silo.Storage.Log;
using Kazva.Submissions;

namespace Kazva.Silo.Storage.Sqlite;

/// <summary>One batch of the log, within the writer's transaction.</summary>
internal sealed class SqliteCommit(SqliteSession session)
{
    private const string ReadHead = "SELECT n FROM heads WHERE organisation = $organisation AND location = $location";

    private static readonly string InsertSubmission = SqlFile.Read("Sqlite/Statements/insert-submission.sql");
    private static readonly string ReadById = SqlFile.Read("Sqlite/Statements/read-by-id.sql");
    private static readonly string MoveHead = SqlFile.Read("Sqlite/Statements/move-head.sql");

    private readonly BatchHeads _heads = new();
    private readonly SqliteHourCounts _hours = new();

    public AppendResult[] Run(IReadOnlyList<LoggedSubmission> batch)
    {
        var results = new AppendResult[batch.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Append(batch[i]);
        foreach (var (place, number) in _heads.Moved)
            session[MoveHead].Execute(place.Organisation, place.Location, number);
        _hours.Write(session);
        return results;
    }

    private AppendResult Append(LoggedSubmission submission)
    {
        var place = new Place(submission.Organisation, submission.Location);
        if (!_heads.Knows(place))
            _heads.Tell(place, (long?)session[ReadHead].Scalar(place.Organisation, place.Location) ?? 0);
        if (!_heads.Admit(place, submission.Number)) return AppendResult.Fenced;
        if (!Insert(submission)) return new AppendResult(AppendOutcome.Duplicate, Find(SubmissionKey.Of(submission)));
        _hours.Add(submission);
        return AppendResult.Committed;
    }

    private bool Insert(LoggedSubmission s) => 1 == session[InsertSubmission].Execute(
        s.Organisation, s.Location, s.Number, s.SubmissionId.ToByteArray(bigEndian: true), s.Score,
        AnswersJson.Write(s.Answers), s.Comment, s.Language, s.Settlement, s.Category, s.QuestionnaireVersion,
        s.CountedAt.ToUnixTimeMilliseconds(), s.ReceivedAt.ToUnixTimeMilliseconds());

    private LoggedSubmission Find(SubmissionKey key) =>
        session[ReadById].Rows(key.Organisation, key.SubmissionId.ToByteArray(bigEndian: true)).ToList(SqliteRows.Submission).Single();
}
