namespace Kazva.Silo.Delivery.Text;

/// <summary>Cuts texts that a channel would refuse.</summary>
internal static class Shorten
{
    /// <summary>The text, or its beginning and an ellipsis; at most so many UTF-16 units, and no character is cut in two.</summary>
    public static string To(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = Math.Max(0, longest - 1);
        if (end > 0 && char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }
}
