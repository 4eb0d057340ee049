using Kazva.Submissions;

namespace Kazva.Silo.Storage.Log;

/// <summary>What counts once: an id within its organisation. Of another organisation's submissions, nothing may be told.</summary>
internal readonly record struct SubmissionKey(string Organisation, Guid SubmissionId)
{
    public static SubmissionKey Of(LoggedSubmission submission) => new(submission.Organisation, submission.SubmissionId);
}
