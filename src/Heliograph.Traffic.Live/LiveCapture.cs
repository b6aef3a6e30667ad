using SharpPcap;
using SharpPcap.LibPcap;

namespace Heliograph.Traffic.Live;

/// <summary>Watches a network interface.</summary>
public static class LiveCapture
{
    const int KernelBuffer = 32 << 20;

    /// <summary>Names of interfaces that can be watched.</summary>
    /// <exception cref="TrafficException">libpcap is not there.</exception>
    public static IReadOnlyList<string> Interfaces() => WithLibrary(() => (IReadOnlyList<string>)[.. LibPcapLiveDeviceList.New().Select(d => d.Name)]);

    /// <summary>Hands over exchanges as they are seen, until it is cancelled.</summary>
    /// <param name="name">Of the interface.</param>
    /// <param name="consumers">One for each shard, made when needed.</param>
    /// <param name="options">How to read. Progress is called between rounds, about once a second.</param>
    /// <param name="cancel">Ends it; what was seen is handed over.</param>
    /// <exception cref="TrafficException">There is no such interface, or it may not be watched.</exception>
    public static CaptureSummary Run(string name, Func<ExchangeConsumer> consumers, TrafficOptions? options = null, CancellationToken cancel = default)
    {
        using var device = Find(name);
        try
        {
            device.Open(new DeviceConfiguration { Mode = DeviceModes.Promiscuous, ReadTimeout = 200, BufferSize = KernelBuffer });
            device.Filter = "tcp or (vlan and tcp) or udp port 4789 or udp port 443 or (ip[6:2] & 0x1fff != 0)";
        }
        catch (PcapException fault)
        {
            throw new TrafficException(TrafficError.NoLiveCapture, $"The interface {name} can't be watched: {fault.Message.TrimEnd('.')}. It takes root, or the capability CAP_NET_RAW.", fault);
        }
        using var windows = new LiveWindows((int)device.LinkType);
        var capturing = new Thread(() => Capture(device, windows, cancel)) { IsBackground = true, Name = $"capture of {name}" };
        capturing.Start();
        var summary = new CaptureRun(name, consumers, options ?? new()).Read(windows, cancel);
        capturing.Join();
        return windows.LeftOut == 0 ? summary : summary with { Stages = [new("interface", "packets", windows.Seen + windows.LeftOut, windows.Seen, new Dictionary<string, long> { ["too many at a time"] = windows.LeftOut }), .. summary.Stages] };
    }

    static void Capture(LibPcapLiveDevice device, LiveWindows windows, CancellationToken cancel)
    {
        // A quiet interface gives the turn back after the read timeout.
        while (!cancel.IsCancellationRequested)
        {
            var status = device.GetNextPacket(out var packet);
            if (status == GetPacketStatus.PacketRead) windows.Add(packet.Data, packet.Header.Timeval);
            else if (status != GetPacketStatus.ReadTimeout) break;
        }
        windows.Close();
    }

    static LibPcapLiveDevice Find(string name) => WithLibrary(() => LibPcapLiveDeviceList.New().FirstOrDefault(d => d.Name == name))
        ?? throw new TrafficException(TrafficError.NoLiveCapture, $"There is no interface '{name}'; there are {string.Join(", ", Interfaces())}.");

    static T WithLibrary<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException)
        {
            throw new TrafficException(TrafficError.NoLiveCapture, "libpcap is not installed: on Debian, apt-get install libpcap0.8.", fault);
        }
    }
}
