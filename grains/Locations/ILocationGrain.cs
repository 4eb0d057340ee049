using Kazva.Abuse;
using Kazva.Feed;
using Kazva.RollUp;
using Kazva.Submissions;

namespace Kazva.Locations;

/// <summary>
/// One QR plate. Its key is <c>organisation/CODE</c> (see <see cref="Kazva.Definition.GridKey"/>).
/// </summary>
[Alias("kazva.location")]
public interface ILocationGrain : IGrainWithStringKey
{
    /// <summary>Checks a submission, numbers it, hands it to the log, and answers after its commit.</summary>
    [Alias("submit"), AlwaysInterleave]
    Task<SubmissionReceipt> Submit(Submission submission);

    /// <summary>Commits what staff decide about submissions of this location, and answers after the commit. The sums follow.</summary>
    /// <exception cref="StorageUnavailableException">Nothing is known of the outcome; deciding again is safe.</exception>
    [Alias("decide"), AlwaysInterleave]
    Task<DecisionReply> Decide(DecisionRequest request);

    /// <summary>The live figures.</summary>
    [Alias("state"), AlwaysInterleave]
    Task<GridState> GetState();

    /// <summary>What the location would report now, for who has missed a report.</summary>
    /// <param name="head">The location's head in the log, as far as the caller knows; 0 if it does not. A location that is behind it
    /// reads its log again; ask once more.</param>
    [Alias("report"), AlwaysInterleave]
    Task<Report> GetReport(long head);
}
