using System.Runtime.InteropServices;

namespace Heliograph.Lepton.Bench;

/// <summary>Processors' time that was used, which other work on the machine disturbs less than the clock's.</summary>
static partial class CpuTime
{
    const int Self = 0, Children = -1;

    [StructLayout(LayoutKind.Sequential)]
    struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
        public long PeakKilobytes;
        readonly Rest _rest;
    }

    [System.Runtime.CompilerServices.InlineArray(16)]
    struct Rest
    {
        long _first;
    }

    /// <summary>Most memory that a process which has ended held, in bytes; the largest of all.</summary>
    public static long PeakOfChildren => Get(Children).PeakKilobytes * 1024;

    /// <summary>Seconds that this process uses for an action.</summary>
    public static double Of(Action action) => Difference(Self, action);

    /// <summary>Seconds that processes use which an action starts and waits for.</summary>
    public static double OfChildren(Action action) => Difference(Children, action);

    static double Difference(int who, Action action)
    {
        double before = Seconds(who);
        action();
        return Seconds(who) - before;
    }

    static double Seconds(int who)
    {
        var usage = Get(who);
        return usage.UserSeconds + usage.SystemSeconds + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6;
    }

    static Usage Get(int who) => GetUsage(who, out var usage) == 0 ? usage : throw new InvalidOperationException("getrusage failed.");

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);
}
