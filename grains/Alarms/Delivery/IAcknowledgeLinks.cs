namespace Kazva.Alarms.Delivery;

/// <summary>Makes and reads links by which who was told acknowledges an alarm without signing in. They are signed and expire.</summary>
public interface IAcknowledgeLinks
{
    /// <summary>A link; null when no public address of the staff's page is set.</summary>
    /// <param name="who">The member's or the team's name, which the acknowledgement will be recorded under.</param>
    Uri? Make(string organisation, string alarm, string who);

    /// <summary>What a token stands for; null when it is forged or has expired.</summary>
    AcknowledgeToken? Read(string token);
}

/// <summary>What a link's token says.</summary>
public sealed record AcknowledgeToken(string Organisation, string Alarm, string Who);
