using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Kazva.Bench.Load;

/// <summary>Waits to within a tenth of a millisecond without keeping a core busy, where the system can. The thread's own sleep is late by
/// a whole one, which would be counted as the program's.</summary>
internal static class PreciseWait
{
    /// <summary>Waits until a timestamp of the stopwatch.</summary>
    public static void Until(long timestamp)
    {
        while (timestamp - Stopwatch.GetTimestamp() is var left and > 0)
        {
            var nanoseconds = left * (1_000_000_000 / Stopwatch.Frequency);
            // One that a signal ends early is slept again.
            if (OperatingSystem.IsLinux()) _ = Sleep(new TimeSpec { Seconds = (nint)(nanoseconds / 1_000_000_000), Nanoseconds = (nint)(nanoseconds % 1_000_000_000) }, 0);
            else Thread.Sleep((int)(nanoseconds / 1_000_000));
        }
    }

    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sleep(in TimeSpec time, nint rest);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
