using Kazva.Alarms;

namespace Kazva.Locations;

internal sealed partial class LocationGrain
{
    /// <summary>Tells of a danger that is in the log. The citizen does not wait for it, and it may fail: the log is looked through every minute.</summary>
    private async Task TellDanger(long number)
    {
        try
        {
            await GrainFactory.GetGrain<IAlarmGrain>(_organisation).Reported(_code, number);
        }
#pragma warning disable CA1031 // The danger is durable, and found within the minute.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogDangerNotTold(_organisation, _code, number, exception.Message);
        }
    }
}
