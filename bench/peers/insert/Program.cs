using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

// Peer 3, what most would write: one INSERT a request, and a dashboard that groups what is there.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Database")!));
var app = builder.Build();

await using (var create = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("""
    CREATE TABLE IF NOT EXISTS submissions (
        id uuid PRIMARY KEY, location text NOT NULL, score smallint NOT NULL, answers jsonb, comment text, language text, received_at timestamptz NOT NULL DEFAULT now()
    )
    """))
    await create.ExecuteNonQueryAsync();

app.MapPost("/api/v1/locations/{code}/submissions", async (string code, Submission submission, NpgsqlDataSource database) =>
{
    if (submission.Score is < 1 or > 10) return Results.BadRequest();
    await using var insert = database.CreateCommand(
        "INSERT INTO submissions (id, location, score, answers, comment, language) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING");
    insert.Parameters.Add(new() { Value = submission.SubmissionId });
    insert.Parameters.Add(new() { Value = code });
    insert.Parameters.Add(new() { Value = (short)submission.Score });
    insert.Parameters.Add(new() { Value = submission.Answers is null ? DBNull.Value : JsonSerializer.Serialize(submission.Answers), NpgsqlDbType = NpgsqlDbType.Jsonb });
    insert.Parameters.Add(new() { Value = (object?)submission.Comment ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    insert.Parameters.Add(new() { Value = (object?)submission.Language ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    await insert.ExecuteNonQueryAsync();
    return Results.Accepted();
});

app.MapGet("/dashboard", async (NpgsqlDataSource database) =>
{
    await using var select = database.CreateCommand("""
        SELECT location, count(*), avg(score)::float8, count(*) FILTER (WHERE score >= 8), count(*) FILTER (WHERE score <= 4)
        FROM submissions WHERE received_at > now() - interval '90 days' GROUP BY location
        """);
    await using var rows = await select.ExecuteReaderAsync();
    var places = new List<Place>();
    while (await rows.ReadAsync()) places.Add(new(rows.GetString(0), rows.GetInt64(1), rows.GetDouble(2), rows.GetInt64(3), rows.GetInt64(4)));
    return places;
});

app.Run();

internal sealed record Submission(
    Guid SubmissionId, int Score, Dictionary<string, string[]>? Answers, string? Comment, string? Language, DateTimeOffset? AnsweredAt);

internal sealed record Place(string Location, long Count, double Mean, long Satisfied, long Dissatisfied);
