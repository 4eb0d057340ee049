using System.Collections.Immutable;
using Kazva.Definition;
using Kazva.Gateway.Plates;
using Kazva.Gateway.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kazva.Gateway.Questionnaires;

/// <summary>The questionnaire of a plate for programs.</summary>
internal static class QuestionnaireRoutes
{
    public static void MapQuestionnaires(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/locations/{code}/questionnaire", [HttpMethods.Get, HttpMethods.Head], Get);
        api.MapOtherMethods("/locations/{code}/questionnaire", HttpMethods.Get, HttpMethods.Head);
    }

    private static IResult Get(string code, PlateFinder plates) =>
        plates.TryFind(code, out var plate, out var refusal) ? TypedResults.Ok(QuestionnaireContent.Of(plate)) : refusal;
}

/// <summary>A questionnaire as it is served.</summary>
internal sealed record QuestionnaireContent(
    string Category, int Version, ImmutableArray<string> Languages, ImmutableArray<QuestionContent> Questions)
{
    public static QuestionnaireContent Of(Plate plate) => new(
        plate.Category.Id,
        plate.Category.Questionnaire.Version,
        plate.Grid.Grid.Organisation.Languages,
        [.. plate.Category.Questionnaire.Questions.Select(QuestionContent.Of)]);
}

/// <summary>A question as it is served.</summary>
/// <param name="When"><c>low</c>, <c>middle</c>, <c>high</c> or <c>any</c>.</param>
internal sealed record QuestionContent(
    string Id, string When, ImmutableSortedDictionary<string, string> Text, bool Multiple, ImmutableArray<ChoiceContent> Choices)
{
    public static QuestionContent Of(Question question) => new(
        question.Id,
        question.When.Name(),
        question.Text.ByLanguage,
        question.Multiple,
        [.. question.Choices.Select(c => new ChoiceContent(c.Id, c.Text.ByLanguage, c.Safety))]);
}

/// <summary>A choice as it is served.</summary>
internal sealed record ChoiceContent(string Id, ImmutableSortedDictionary<string, string> Text, bool Safety);

internal static class BranchNames
{
    /// <summary>The branch as the API and the form's markup name it.</summary>
    public static string Name(this Branch branch) => branch switch
    {
        Branch.Low => "low",
        Branch.Middle => "middle",
        Branch.High => "high",
        _ => "any",
    };
}
