using System.Collections.Immutable;
using Kazva.Definition;

namespace Kazva.Dashboard.Plates.Installs;

/// <summary>The plates in use.</summary>
/// <param name="CanPrint">Whether it is known where they lead.</param>
/// <param name="Sizes">In which they can be made.</param>
internal sealed record PlateList(bool CanPrint, ImmutableArray<string> Sizes, ImmutableArray<PlateView> Plates);

/// <summary>One plate: when it was put up last, and when it was answered first and last.</summary>
internal sealed record PlateView(
    string Code, LocalText Name, string Settlement, string Category, InstallView? Installed, DateTimeOffset? FirstAnswerAt, DateTimeOffset? LastAnswerAt)
{
    public static PlateView Of(Location location, Install? installed, AnsweredPlate? answered) => new(
        location.Code, location.Name, location.Settlement, location.Category,
        installed is null ? null : InstallView.Of(installed), answered?.FirstAt, answered?.LastAt);
}

/// <summary>That a plate was put up.</summary>
internal sealed record InstallView(DateTimeOffset At, DateTimeOffset RecordedAt, string? Who, string? Note, double? Lon, double? Lat)
{
    public static InstallView Of(Install install) => new(install.At, install.RecordedAt, install.Who, install.Note, install.Longitude, install.Latitude);
}

/// <summary>All that is known of where a plate hung, the newest first.</summary>
internal sealed record InstallList(ImmutableArray<InstallView> Installed);
