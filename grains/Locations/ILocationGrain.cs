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

    /// <summary>The live figures.</summary>
    [Alias("state"), AlwaysInterleave]
    Task<GridState> GetState();

    /// <summary>What the location would report now, for an area that has missed a report.</summary>
    [Alias("report"), AlwaysInterleave]
    Task<Report> GetReport();
}
