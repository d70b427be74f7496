using System.Runtime.InteropServices;

namespace Comity.Storage;

/// <summary>What the kernel says of its clock (adjtimex(2)): whether something keeps it synchronised, and what time it is.</summary>
internal static class KernelClock
{
    private const int Unsynchronised = 0x40;
    private const int Nanoseconds = 0x2000;
    private const int Failed = -1;
    private const int NotSynchronised = 5;

    /// <summary>The time, while the kernel is synchronised; null where it is not or cannot be asked.</summary>
    public static DateTimeOffset? Now()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return null;
        var state = default(Timex);
        var answer = Ask(ref state);
        if (answer is Failed or NotSynchronised || (state.Status & Unsynchronised) != 0)
            return null;
        var fraction = (state.Status & Nanoseconds) != 0 ? state.Fraction / 100 : state.Fraction * 10;
        return DateTimeOffset.UnixEpoch.AddSeconds(state.Seconds).AddTicks(fraction);
    }

#pragma warning disable SYSLIB1054, CA5392 // The generated form wants unsafe code in the whole project; libc is the system's own.
    [DllImport("libc", EntryPoint = "adjtimex")]
    private static extern int Ask(ref Timex state);
#pragma warning restore SYSLIB1054, CA5392

    /// <summary>`struct timex` on 64 bits.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 208)]
    private struct Timex
    {
        [FieldOffset(40)]
        public int Status;

        [FieldOffset(72)]
        public long Seconds;

        [FieldOffset(80)]
        public long Fraction;
    }
}
