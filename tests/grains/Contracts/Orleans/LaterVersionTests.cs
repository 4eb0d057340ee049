using System.Collections.Immutable;
using Kazva.Locations;
using Kazva.Submissions;
using Kazva.Windows;

namespace Kazva.Contracts.Tests;

/// <summary>A later version's <see cref="Submission"/>, with members that this one does not know.</summary>
[GenerateSerializer, Immutable, Alias("kazva.tests.later-submission")]
public sealed record LaterSubmission(
    [property: Id(0)] Guid Id,
    [property: Id(1)] int Score,
    [property: Id(2)] ImmutableArray<Answer> Answers,
    [property: Id(3)] string? Comment,
    [property: Id(4)] string? Language,
    [property: Id(5)] DateTimeOffset? AnsweredAt,
    [property: Id(6)] int? QuestionnaireVersion,
    [property: Id(16)] string Channel,
    [property: Id(17)] ImmutableArray<LaterPart> Parts,
    [property: Id(18)] LaterPart Part);

/// <summary>A type that only the later version has.</summary>
[GenerateSerializer, Immutable, Alias("kazva.tests.later-part")]
public sealed record LaterPart([property: Id(0)] int Number, [property: Id(1)] string Text);

/// <summary>A later version's <see cref="LocationSnapshot"/>.</summary>
[GenerateSerializer, Alias("kazva.tests.later-snapshot")]
public sealed class LaterLocationSnapshot
{
    [Id(0)]
    public long Number { get; set; }

    [Id(1)]
    public WindowsSnapshot Windows { get; set; } = new([]);

    [Id(2)]
    public DateTimeOffset AsOf { get; set; }

    [Id(3)]
    public LaterPart Part { get; set; } = new(0, "");
}

/// <summary>While an upgrade rolls, this version reads what the next one writes.</summary>
public sealed class LaterVersionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Submission_OfALaterVersion_IsReadWithoutWhatIsUnknown()
    {
        var later = new LaterSubmission(
            Guid.NewGuid(), 7, [new Answer("q", ["a", "b"])], "тихо", "bg", Noon, 4, "kiosk", [new(1, "one"), new(2, "two")], new(3, "three"));
        var read = Wire.Sent.Deserialize<Submission>(Wire.Sent.SerializeToArray(later))!;
        read.Answers.Single().Choices.ShouldBe(["a", "b"]);
        (read with { Answers = [] }).ShouldBe(new Submission(later.Id, 7, [], "тихо", "bg", Noon, 4));
    }

    [Fact]
    public void LocationSnapshot_StoredByALaterVersion_IsReadWithoutWhatIsUnknown()
    {
        var later = new LaterLocationSnapshot { Number = 42, Windows = new([1, 2, 3]), AsOf = Noon, Part = new(1, "one") };
        var read = Wire.Stored.Deserialize<LocationSnapshot>(Wire.Stored.Serialize(later))!;
        read.Number.ShouldBe(42);
        read.AsOf.ShouldBe(Noon);
        read.Windows.Entries.ShouldBe([1, 2, 3]);
    }
}
