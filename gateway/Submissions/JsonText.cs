using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Kazva.Gateway.Submissions;

/// <summary>Strings of JSON, which may spell half a surrogate pair (<c>"\ud800"</c>), and are then no text at all.</summary>
internal static class JsonText
{
    public static bool TryGet(JsonElement value, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (value.ValueKind != JsonValueKind.String) return false;
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The name of a member as it can be told back.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name.Length <= 80 ? member.Name : member.Name[..80] + "…";
        }
        catch (InvalidOperationException)
        {
            return "�";
        }
    }
}
