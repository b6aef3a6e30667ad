namespace Heliograph.Traffic.Capture;

/// <summary>One captured packet.</summary>
/// <param name="LinkType">Its DLT number.</param>
/// <param name="Bytes">What was captured of it; valid until the next window.</param>
/// <param name="Time">Nanoseconds since 1970.</param>
readonly record struct Packet(int LinkType, ReadOnlyMemory<byte> Bytes, long Time);
