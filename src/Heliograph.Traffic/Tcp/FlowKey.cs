namespace Heliograph.Traffic.Tcp;

/// <summary>The two ends of a connection, in an order that does not depend on who speaks.</summary>
readonly struct FlowKey(Endpoint lower, Endpoint upper) : IEquatable<FlowKey>
{
    public Endpoint Lower { get; } = lower;

    public Endpoint Upper { get; } = upper;

    public static FlowKey Between(Endpoint source, Endpoint target, out bool isFromLower)
    {
        isFromLower = source.CompareTo(target) <= 0;
        return isFromLower ? new(source, target) : new(target, source);
    }

    public bool Equals(FlowKey other) => Lower.Port == other.Lower.Port && Upper.Port == other.Upper.Port && Lower.Address == other.Lower.Address && Upper.Address == other.Upper.Address;

    public override bool Equals(object? obj) => obj is FlowKey other && Equals(other);

    public override int GetHashCode()
    {
        ulong mixed = Fold(Lower.Address) * 0x9E3779B97F4A7C15 + Fold(Upper.Address);
        mixed = (mixed ^ (uint)(Lower.Port << 16 | Upper.Port)) * 0xD6E8FEB86659FD93;
        return (int)(mixed ^ mixed >> 32);
    }

    static ulong Fold(UInt128 address) => (ulong)(address >> 64) * 31 ^ (ulong)address;
}
