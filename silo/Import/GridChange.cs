namespace Kazva.Silo.Import;

/// <summary>What happens to a part of a grid.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It was there and says something else now.</summary>
    Changed,

    /// <summary>It goes.</summary>
    Removed,

    /// <summary>A location goes out of use; its answers stay.</summary>
    Retired,
}

/// <summary>One thing that an import will change.</summary>
/// <param name="What">organisation, settlement, category, location, team or rule.</param>
/// <param name="Id">Its id or code.</param>
/// <param name="Text">The change in words.</param>
internal sealed record GridChange(ChangeKind Kind, string What, string Id, string Text)
{
    /// <summary>The change in words.</summary>
    public override string ToString() => Text;
}
