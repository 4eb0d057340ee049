namespace Kazva.Bench.Peers.GrainPerWrite;

/// <summary>A place.</summary>
public interface IPlaceGrain : IGrainWithStringKey
{
    /// <summary>Counts a submission and saves the place.</summary>
    Task Submit(Submission submission);
}

/// <inheritdoc cref="IPlaceGrain"/>
public sealed class PlaceGrain([PersistentState("place", "places")] IPersistentState<PlaceState> place) : Grain, IPlaceGrain
{
    private const int MostKept = 10;

    /// <inheritdoc/>
    public async Task Submit(Submission submission)
    {
        var state = place.State;
        state.Histogram[submission.Score - 1]++;
        // The last ones only: a state that kept all would grow, and be written whole, with each.
        state.Latest.Add(submission);
        if (state.Latest.Count > MostKept) state.Latest.RemoveAt(0);
        await place.WriteStateAsync();
    }
}

/// <summary>What is saved of a place.</summary>
[GenerateSerializer]
public sealed class PlaceState
{
    /// <summary>How often each score was given.</summary>
    [Id(0)]
    public int[] Histogram { get; set; } = new int[10];

    /// <summary>The newest submissions.</summary>
    [Id(1)]
    public List<Submission> Latest { get; set; } = [];
}

/// <summary>A submission as it is sent.</summary>
[GenerateSerializer]
public sealed record Submission(
    [property: Id(0)] Guid SubmissionId, [property: Id(1)] int Score, [property: Id(2)] Dictionary<string, string[]>? Answers,
    [property: Id(3)] string? Comment, [property: Id(4)] string? Language, [property: Id(5)] DateTimeOffset? AnsweredAt);
