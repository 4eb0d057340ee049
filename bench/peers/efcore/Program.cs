using System.Text.Json;
using Microsoft.EntityFrameworkCore;

// Peer 4, the same as peer 3 with Entity Framework Core.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContextPool<Feedback>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Database")));
var app = builder.Build();

await using (var scope = app.Services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<Feedback>().Database.EnsureCreatedAsync();

app.MapPost("/api/v1/locations/{code}/submissions", async (string code, Submission submission, Feedback feedback) =>
{
    if (submission.Score is < 1 or > 10) return Results.BadRequest();
    feedback.Submissions.Add(new SubmissionRow
    {
        Id = submission.SubmissionId,
        Location = code,
        Score = (short)submission.Score,
        Answers = submission.Answers is null ? null : JsonSerializer.Serialize(submission.Answers),
        Comment = submission.Comment,
        Language = submission.Language,
        ReceivedAt = DateTime.UtcNow,
    });
    await feedback.SaveChangesAsync();
    return Results.Accepted();
});

app.MapGet("/dashboard", (Feedback feedback) =>
{
    var from = DateTime.UtcNow.AddDays(-90);
    return feedback.Submissions.Where(row => row.ReceivedAt > from).GroupBy(row => row.Location).Select(place => new
    {
        Location = place.Key,
        Count = place.Count(),
        Mean = place.Average(row => row.Score),
        Satisfied = place.Count(row => row.Score >= 8),
        Dissatisfied = place.Count(row => row.Score <= 4),
    }).ToListAsync();
});

app.Run();

internal sealed record Submission(
    Guid SubmissionId, int Score, Dictionary<string, string[]>? Answers, string? Comment, string? Language, DateTimeOffset? AnsweredAt);

internal sealed class Feedback(DbContextOptions<Feedback> options) : DbContext(options)
{
    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();
}

internal sealed class SubmissionRow
{
    public Guid Id { get; init; }

    public required string Location { get; init; }

    public short Score { get; init; }

    [System.ComponentModel.DataAnnotations.Schema.Column(TypeName = "jsonb")]
    public string? Answers { get; init; }

    public string? Comment { get; init; }

    public string? Language { get; init; }

    public DateTime ReceivedAt { get; init; }
}
