using System.Text.Json;
using Kazva.Submissions;

namespace Kazva.Feed.Tests;

public class FeedAnswerTests
{
    private static readonly LoggedSubmission Logged = new(
        "city", "K7Q2MD", 12, Guid.NewGuid(), 3, [new("problem", ["broken"])], "The swing is broken", "en", "centre", "playgrounds", 3,
        DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(4));

    [Fact]
    public void Of_ALoggedSubmission_ShowsWhatWasSaidAndWhen() =>
        FeedAnswer.Of(Logged).ShouldBe(new FeedAnswer(
            "K7Q2MD", 12, 3, "The swing is broken", "en", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(4)));

    [Fact]
    public void Json_OfAnAnswer_DoesNotTellTheSubmissionsId()
    {
        var json = JsonSerializer.Serialize(FeedAnswer.Of(Logged), JsonSerializerOptions.Web);

        json.ShouldContain("\"n\":12");
        json.ShouldNotContain(Logged.SubmissionId.ToString());
    }
}
