using System.Buffers.Binary;
using System.Net;

namespace Heliograph.Traffic;

/// <summary>An address and a port. IPv4 addresses are kept as IPv6 ones that map them.</summary>
/// <param name="Address">The 128 bits of the address.</param>
/// <param name="Port">The port.</param>
public readonly record struct Endpoint(UInt128 Address, ushort Port)
{
    static readonly UInt128 s_mapped = new(0, 0xFFFF_0000_0000);

    /// <summary>An IPv4 address.</summary>
    internal static UInt128 Map(uint address) => s_mapped | address;

    /// <summary>Of an address as .NET has it.</summary>
    /// <exception cref="ArgumentNullException">There is no address.</exception>
    public static Endpoint Of(IPAddress address, int port)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes), (ushort)port);
    }

    /// <summary>The address alone, without a port.</summary>
    public string Host
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, Address);
            var address = new IPAddress(bytes);
            return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        }
    }

    internal int CompareTo(Endpoint other) => Address == other.Address ? Port.CompareTo(other.Port) : Address.CompareTo(other.Address);

    /// <summary><c>10.0.0.1:80</c> or <c>[::1]:80</c>.</summary>
    public override string ToString() => Host is var host && host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{Port}" : $"{host}:{Port}";
}
