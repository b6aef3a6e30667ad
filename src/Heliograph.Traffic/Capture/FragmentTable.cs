namespace Heliograph.Traffic.Capture;

readonly record struct FragmentKey(UInt128 Source, UInt128 Target, uint Identification, int Protocol);

/// <summary>Puts fragments of IP together. What came first stays where fragments overlap.</summary>
sealed class FragmentTable
{
    const int MostPackets = 1024, LargestPacket = 1 << 16;
    const long Patience = 60_000_000_000;

    readonly Dictionary<FragmentKey, Parts> _open = [];

    sealed class Parts(long time)
    {
        public long Time { get; } = time;
        public int Length = -1;
        public int Claimed;
        public SortedList<int, byte[]> Pieces { get; } = [];
    }

    /// <returns>Whether the packet is whole now.</returns>
    public bool TryComplete(FragmentKey key, int at, bool hasMore, ReadOnlySpan<byte> data, long time, PacketCounts counts, out ReadOnlyMemory<byte> whole)
    {
        whole = default;
        if (data.IsEmpty || at + data.Length > LargestPacket) return false;
        if (!_open.TryGetValue(key, out var parts) || time - parts.Time > Patience)
        {
            if (parts is not null) counts.LostFragments += parts.Pieces.Count;
            MakeRoom(time, counts);
            _open[key] = parts = new(time);
        }
        if (!hasMore) parts.Length = at + data.Length;
        // Two fragments from one place: the longer says more.
        if (parts.Pieces.TryGetValue(at, out byte[]? known) && known.Length >= data.Length) return false;
        parts.Claimed += data.Length - (known?.Length ?? 0);
        parts.Pieces[at] = data.ToArray();
        if (parts.Length < 0 || parts.Claimed < parts.Length) return false;

        byte[] packet = new byte[parts.Length];
        int filled = 0;
        foreach (var (start, piece) in parts.Pieces)
        {
            if (start > filled) return false;
            int end = Math.Min(start + piece.Length, packet.Length);
            if (end <= filled) continue;
            piece.AsSpan(filled - start, end - filled).CopyTo(packet.AsSpan(filled));
            filled = end;
        }
        if (filled < packet.Length) return false;
        _open.Remove(key);
        whole = packet;
        return true;
    }

    void MakeRoom(long time, PacketCounts counts)
    {
        if (_open.Count < MostPackets) return;
        foreach (var (key, parts) in _open)
            if (time - parts.Time > Patience) Drop(key, parts, counts);
        if (_open.Count < MostPackets) return;
        var oldest = _open.MinBy(o => o.Value.Time);
        Drop(oldest.Key, oldest.Value, counts);
    }

    void Drop(FragmentKey key, Parts parts, PacketCounts counts)
    {
        counts.LostFragments += parts.Pieces.Count;
        _open.Remove(key);
    }
}
