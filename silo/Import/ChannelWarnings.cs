using System.Collections.Immutable;
using Kazva.Alarms.Delivery;
using Kazva.Alarms.Teams;
using Kazva.Definition;

namespace Kazva.Silo.Import;

/// <summary>Says of the channels that an import brings or changes which cannot be reached. That keeps nobody from importing: the other side may be
/// down for the moment, or be reached only from where the silos run.</summary>
internal static class ChannelWarnings
{
    private const int AtATime = 20;

    /// <summary>A sentence for each channel that cannot be reached, without its address.</summary>
    /// <param name="current">The grid in use, or null when there is none yet.</param>
    /// <param name="next">The grid that is imported.</param>
    public static async Task<ImmutableArray<string>> Of(Grid? current, Grid next, IChannelReach reach, CancellationToken cancellationToken)
    {
        var known = Channels(current).ToHashSet();
        var warnings = new List<string>();
        foreach (var some in Channels(next).Where(channel => !known.Contains(channel)).Chunk(AtATime))
        {
            var reasons = await Task.WhenAll(some.Select(channel => reach.WhyUnreachable(channel, cancellationToken)));
            warnings.AddRange(some.Zip(reasons).Where(tried => tried.Second is not null)
                .Select(tried => $"warning: the {ChannelEntry.Word(tried.First.Kind)} channel {tried.First.Id} cannot be reached now: {tried.Second}"));
        }
        return [.. warnings];
    }

    private static IEnumerable<Channel> Channels(Grid? grid) =>
        (grid?.Teams ?? []).SelectMany(team => team.Channels.Concat(team.Members.SelectMany(member => member.Channels)));
}
