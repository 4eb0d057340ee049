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

    /// <summary>A UUID with its hyphens, and perhaps white space around it.</summary>
    public static bool TryGetId(JsonElement value, out Guid id)
    {
        id = default;
        if (value.ValueKind != JsonValueKind.String) return false;
        try
        {
            return value.TryGetGuid(out id) || Guid.TryParseExact(value.GetString(), "D", out id);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Which of some names, in UTF-8, a member has, or −1 for none of them.</summary>
    public static int PlaceOf(JsonProperty member, byte[][] names)
    {
        try
        {
            for (var place = 0; place < names.Length; place++)
                if (member.NameEquals(names[place]))
                    return place;
            return -1;
        }
        catch (InvalidOperationException)
        {
            return -1;
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
