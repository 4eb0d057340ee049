// Peer 1, the limit of HTTP: reads the same JSON, keeps nothing, answers 202.
var app = WebApplication.CreateBuilder(args).Build();

app.MapPost("/api/v1/locations/{code}/submissions", (string code, Submission submission) =>
    submission.Score is >= 1 and <= 10 ? Results.StatusCode(StatusCodes.Status202Accepted) : Results.BadRequest());

app.Run();

internal sealed record Submission(
    Guid SubmissionId, int Score, Dictionary<string, string[]>? Answers, string? Comment, string? Language, DateTimeOffset? AnsweredAt);
