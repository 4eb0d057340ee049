using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>One of <c>categories/*.yaml</c>: a category and its questionnaire.</summary>
/// <param name="IdAt">Where its id stands.</param>
/// <param name="VersionAt">Where its questionnaire's version stands.</param>
internal sealed record CategoryFile(Category Category, Place IdAt, Place VersionAt)
{
    /// <summary>The folder in which they are.</summary>
    public const string Folder = "categories";

    /// <summary>Reads a file; null when it is no YAML mapping.</summary>
    /// <param name="languages">The organisation's, or empty when they could not be read.</param>
    public static CategoryFile? Read(SourceText source, ImmutableArray<string> languages, MistakeList mistakes)
    {
        if (YamlSource.Parse(source, mistakes) is not { } yaml) return null;
        yaml.OnlyKeys("id", "name", "questionnaire");
        var id = yaml.Text("id", Spelling.IsId, Spelling.Id);
        var called = Path.GetFileNameWithoutExtension(source.File);
        if (Spelling.IsId(id) && id != called)
            yaml.Wrong("id", $"the id is '{id}', but the file is called '{called}.yaml'; expected the same");

        var name = yaml.Local("name", languages);
        var questionnaire = yaml.Map("questionnaire");
        return new CategoryFile(
            new Category(id, name, questionnaire is null ? new(1, []) : Questionnaire(questionnaire, languages, mistakes)),
            yaml.PlaceOf("id"), questionnaire?.PlaceOf("version") ?? yaml.Place);
    }

    private static Questionnaire Questionnaire(YamlMap yaml, ImmutableArray<string> languages, MistakeList mistakes)
    {
        yaml.OnlyKeys("version", "questions");
        var version = yaml.Number("version", least: 1);
        var seen = new FirstSeen("question");
        var questions = ImmutableArray.CreateBuilder<Question>();
        foreach (var question in yaml.Maps("questions"))
        {
            question.OnlyKeys("id", "when", "multiple", "text", "choices");
            var id = question.Text("id", Spelling.IsId, Spelling.Id);
            seen.Add(id, question.PlaceOf("id"), mistakes);
            questions.Add(new Question(
                id, When(question), question.Local("text", languages), question.Flag("multiple"),
                Choices(question, languages, mistakes)));
        }
        return new Questionnaire(version, questions.ToImmutable());
    }

    private static Branch When(YamlMap question)
    {
        const string expected = "low (1 to 4), middle (5 to 7), high (8 to 10) or any";
        var when = question.Text("when");
        switch (when)
        {
            case "low": return Branch.Low;
            case "middle": return Branch.Middle;
            case "high": return Branch.High;
            case "any" or "": return Branch.Any;
            default:
                question.Wrong("when", $"when is '{when}'; expected {expected}");
                return Branch.Any;
        }
    }

    private static ImmutableArray<Choice> Choices(YamlMap question, ImmutableArray<string> languages, MistakeList mistakes)
    {
        if (question.Count("choices") == 0)
            question.Wrong("choices", "choices is empty; expected at least one");
        var seen = new FirstSeen("choice");
        var choices = ImmutableArray.CreateBuilder<Choice>();
        foreach (var choice in question.Maps("choices"))
        {
            choice.OnlyKeys("id", "text", "safety");
            var id = choice.Text("id", Spelling.IsId, Spelling.Id);
            seen.Add(id, choice.PlaceOf("id"), mistakes);
            choices.Add(new Choice(id, choice.Local("text", languages), choice.Has("safety") && choice.Flag("safety")));
        }
        return choices.ToImmutable();
    }
}
