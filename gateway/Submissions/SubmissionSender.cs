using Kazva.Definition;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Kazva.Locations;
using Kazva.Submissions;
using Microsoft.Extensions.Logging;

namespace Kazva.Gateway.Submissions;

/// <summary>Hands a submission to the grain of its location.</summary>
internal sealed partial class SubmissionSender(IGrainFactory grains, ILogger<SubmissionSender> logger)
{
    private const int MostRetries = 3;

    /// <summary>The grain's receipt, or why the citizen gets none.</summary>
    public async Task<(SubmissionReceipt? Receipt, Refusal? Refusal)> SendAsync(Plate plate, Submission submission)
    {
        SubmissionReceipt receipt;
        try
        {
            receipt = await CallAsync(GridKey.Of(plate.Grid.Id, plate.Location.Code), submission);
        }
        catch (Exception exception) when (exception is StorageUnavailableException or TimeoutException or GrainHostException)
        {
            LogUnavailable(logger, plate.Location.Code, exception);
            return (null, Refusal.Unavailable());
        }

        return receipt.Outcome switch
        {
            SubmissionOutcome.Accepted or SubmissionOutcome.Duplicate => (receipt, null),
            SubmissionOutcome.Conflict => (null, Refusal.Conflict()),
            SubmissionOutcome.Invalid => (null, Refusal.Fields(receipt.Errors)),
            SubmissionOutcome.Retired => (null, Refusal.RetiredPlate(plate.Location.Code)),
            SubmissionOutcome.Unknown => (null, Refusal.UnknownPlate(plate.Location.Code, [])),
            _ => (null, Refusal.Unavailable()),
        };
    }

    private async Task<SubmissionReceipt> CallAsync(string key, Submission submission)
    {
        var location = grains.GetGrain<ILocationGrain>(key);
        var receipt = await location.Submit(submission);
        for (var retry = 0; receipt.Outcome == SubmissionOutcome.Overtaken && retry < MostRetries; retry++)
            receipt = await location.Submit(submission);
        return receipt;
    }
}
