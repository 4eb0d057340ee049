namespace Kazva.Gateway.Form;

/// <summary>The names of the form's fields.</summary>
internal static class FormFields
{
    public const string SubmissionId = "submissionId";
    public const string Score = "score";
    public const string Comment = "comment";

    /// <summary>The version of the questionnaire that the form was opened with.</summary>
    public const string Version = "version";

    /// <summary>The button that asks for the questions of the chosen score instead of sending.</summary>
    public const string Step = "step";

    /// <summary>Says that the form came after a step.</summary>
    public const string Stepped = "stepped";

    /// <summary>Stands before the id of a question.</summary>
    public const string AnswerPrefix = "a.";
}
