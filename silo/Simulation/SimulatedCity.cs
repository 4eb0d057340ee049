using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Submissions;

namespace Kazva.Silo.Simulation;

/// <summary>
/// Citizens who do not exist. Places differ in quality and in use, settlements and categories have a mood of their own, and
/// a few places turn bad some minutes after the start, so that there is something to see. All but the submissions' ids
/// is a function of the grid and the seed.
/// </summary>
#pragma warning disable CA5394 // Simulated citizens need no secrecy, and the same seed must give the same city.
internal sealed class SimulatedCity
{
    private const double ShareTurningBad = 0.04;
    private const double ShareCommenting = 0.2;

    private readonly Random _random;
    private readonly SimulatedPlace[] _places;
    private readonly double[] _cumulativeUse;
    private readonly TimeZoneInfo _zone;
    private readonly double _perMinute;

    public SimulatedCity(GridIndex grid, CityOptions options)
    {
        _random = new Random(options.Seed);
        _perMinute = options.PerMinute;
        _zone = TimeZoneInfo.FindSystemTimeZoneById(grid.Grid.Organisation.TimeZone);
        var moods = grid.Settlements.Keys.Concat(grid.Categories.Keys).Order(StringComparer.Ordinal)
            .ToDictionary(id => id, _ => 0.7 * Normal(), StringComparer.Ordinal);
        _places =
        [
            .. grid.Grid.Locations.Where(location => !location.Retired).Select(location => new SimulatedPlace(
                location,
                grid.Categories[location.Category],
                Math.Clamp(7.3 + moods[location.Settlement] + moods[location.Category] + (0.8 * Normal()), 2.5, 9.6),
                Math.Exp(Normal()),
                _random.NextDouble() < ShareTurningBad ? TimeSpan.FromMinutes(1 + (29 * _random.NextDouble())) : null)),
        ];
        var use = 0.0;
        _cumulativeUse = [.. _places.Select(place => use += place.Use)];
    }

    /// <summary>The time from one answer to the next (a Poisson process that follows the day).</summary>
    public TimeSpan NextAfter(DateTimeOffset now)
    {
        var perMinute = _perMinute * DailyRhythm.At(TimeZoneInfo.ConvertTime(now, _zone));
        return TimeSpan.FromMinutes(-Math.Log(1 - _random.NextDouble()) / perMinute);
    }

    /// <summary>One answer, somewhere.</summary>
    /// <param name="sinceStart">The time since the simulation started; negative for the past.</param>
    /// <param name="answeredAt">The citizen's own time, or null for now.</param>
    public (Location Location, Submission Submission) Answer(TimeSpan sinceStart, DateTimeOffset? answeredAt)
    {
        var found = Array.BinarySearch(_cumulativeUse, _random.NextDouble() * _cumulativeUse[^1]);
        var place = _places[Math.Min(found < 0 ? ~found : found, _places.Length - 1)];
        var score = Math.Clamp((int)Math.Round(place.QualityAt(sinceStart) + (1.9 * Normal())), Score.Lowest, Score.Highest);
        var submission = new Submission(
            Guid.CreateVersion7(), score, Answers(place.Category.Questionnaire, score),
            _random.NextDouble() < ShareCommenting ? SimulatedComments.Pick(score, _random) : null, "bg", answeredAt);
        return (place.Location, submission);
    }

    private ImmutableArray<Answer> Answers(Questionnaire questionnaire, int score) =>
    [
        .. questionnaire.After(score)
            .Where(_ => _random.NextDouble() < 0.8)
            .Select(question => new Answer(question.Id, Choices(question)))
            .Where(answer => !answer.Choices.IsEmpty)
            .OrderBy(answer => answer.Question, StringComparer.Ordinal),
    ];

    private ImmutableArray<string> Choices(Question question)
    {
        // Dangers are rarely reported, and the first choices are the commonest.
        var likely = question.Choices.Where(choice => !choice.Safety || _random.NextDouble() < 0.03).ToList();
        if (likely.Count == 0) return [];
        var count = question.Multiple ? 1 + _random.Next(2) : 1;
        return
        [
            .. Enumerable.Range(0, count)
                .Select(_ => likely[Math.Min(_random.Next(likely.Count), _random.Next(likely.Count))].Id)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A normal deviate (Box and Muller, 1958).</summary>
    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
