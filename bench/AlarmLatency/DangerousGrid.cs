using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Kazva.Definition;
using Kazva.Silo.Import;
using Kazva.TestKit;

namespace Kazva.Bench.AlarmLatency;

/// <summary>The sample grid, with one rule, safety, and one team, which is told by a webhook; and the dangers that can be reported in it.</summary>
internal sealed class DangerousGrid : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ImmutableArray<(string Code, string Question, string Choice)> _dangers;

    public DangerousGrid(Uri webhook)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "samples", "stara-zagora");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = _folder.File(Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var read = GridDefinitionReader.Read(sample).Grid ?? throw new InvalidOperationException("The sample grid has mistakes.");
        File.WriteAllText(_folder.File("teams.yaml"), $$"""
            teams:
              - id: on-call
                name: { bg: "Дежурни", en: "On call" }
                language: en
                channels:
                  - webhook: {{webhook}}
            """);
        File.WriteAllText(_folder.File("alarms.yaml"), """
            rules:
              - id: safety
                name: { bg: "Опасност", en: "Danger" }
                every-location: all
                severity: critical
                team: on-call
                cool-down: 24h
                safety: {}
            """);
        Organisation = read.Organisation.Id;
        Codes = [.. read.Locations.Where(location => !location.Retired).Select(location => location.Code)];
        var dangerOf = read.Categories.ToDictionary(category => category.Id, FirstDanger, StringComparer.Ordinal);
        _dangers = [.. from location in read.Locations
                       where !location.Retired
                       let danger = dangerOf[location.Category]
                       where danger is not null
                       select (location.Code, danger.Value.Question, danger.Value.Choice)];
    }

    /// <summary>The folder to import.</summary>
    public string Folder => _folder.Path;

    /// <summary>The organisation's id.</summary>
    public string Organisation { get; }

    /// <summary>The plates.</summary>
    public ImmutableArray<string> Codes { get; }

    public void Dispose() => _folder.Dispose();

    /// <summary>Reports dangers at so many plates, one each, spread evenly over a time.</summary>
    /// <param name="before">How many were reported before: a plate's alarm goes off once.</param>
    /// <returns>Milliseconds until each was accepted.</returns>
    public async Task<IReadOnlyCollection<double>> Report(Uri citizens, int count, TimeSpan time, ReportWatch watch, int before = 0)
    {
        if (before + count > _dangers.Length) throw new InvalidOperationException($"The grid has {_dangers.Length} plates at which a danger can be reported.");
        var plates = _dangers.ToArray();
        new Random(1).Shuffle(plates);
        using var http = new HttpClient { BaseAddress = citizens };
        // Where the program believes a proxy, this is another citizen than all others.
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "10.200.0.2");
        var took = new ConcurrentBag<double>();
        var under = new List<Task>();
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            if ((time * i / count) - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } early) await Task.Delay(early);
            under.Add(Send(plates[before + i]));
        }
        await Task.WhenAll(under);
        watch.SentAll();
        return took;

        async Task Send((string Code, string Question, string Choice) danger)
        {
            watch.Send(danger.Code);
            var sent = Stopwatch.GetTimestamp();
            await http.Accepted(danger.Code, 1, more: new
            {
                answers = new Dictionary<string, string[]>(StringComparer.Ordinal) { [danger.Question] = [danger.Choice] },
            });
            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    private static (string Question, string Choice)? FirstDanger(Category category)
    {
        foreach (var question in category.Questionnaire.Questions)
            if (question.When is Branch.Low or Branch.Any && question.Choices.FirstOrDefault(choice => choice.Safety) is { } choice)
                return (question.Id, choice.Id);
        return null;
    }
}
