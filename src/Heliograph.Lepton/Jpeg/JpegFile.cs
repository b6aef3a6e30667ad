namespace Heliograph.Lepton.Jpeg;

/// <summary>A JPEG file taken apart into what is picture and what is not.</summary>
sealed class JpegFile : IDisposable
{
    // The largest side that all readers of the format take.
    const int LargestSide = 16386;

    readonly HeaderReader _tables = new(origin: 0);
    readonly PaddingBits _padding = new();
    readonly List<byte> _header = [];
    readonly List<ScanReport> _scans = [];
    Picture? _picture;

    /// <summary>A scan as it was read.</summary>
    /// <param name="Scan">Its header.</param>
    /// <param name="Restarts">Restart markers in it.</param>
    /// <param name="LacksRestarts">Whether some are missing.</param>
    /// <param name="LastBlocks">The last block of each component that was begun.</param>
    public readonly record struct ScanReport(Scan Scan, int Restarts, bool LacksRestarts, int[] LastBlocks);

    public Frame Frame => _tables.Frame!;

    public BlockGrid[] Grids => _picture!.Grids;

    public IReadOnlyList<ScanReport> Scans => _scans;

    /// <summary>All marker segments from behind SOI to the last scan's data.</summary>
    public byte[] Header => [.. _header];

    /// <summary>Where rows of MCUs begin; empty where there are several scans.</summary>
    public RowStart[] Rows { get; private set; } = [];

    public byte Padding => _padding.Stored;

    /// <summary>Whether the file ends inside a scan.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>First byte of the first scan's data.</summary>
    public int DataStart { get; private set; }

    /// <summary>First byte after the last scan's data.</summary>
    public int DataEnd { get; private set; }

    public ushort[] Quantisers(int component) => _tables.Quantisers(Frame.Components[component]);

    /// <param name="file">The file.</param>
    /// <param name="mostMemory">Bytes that its coefficients may take.</param>
    /// <param name="cancel">Looked at between rows.</param>
    /// <exception cref="LeptonException">The file can't be read, or can't be made again from what would be read.</exception>
    public static JpegFile Read(ReadOnlySpan<byte> file, long mostMemory, CancellationToken cancel)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, Marker.Soi])) throw new LeptonException(LeptonFault.NotJpeg, 0, "The file does not begin as a JPEG file does.");
        var jpeg = new JpegFile();
        try
        {
            jpeg.ReadScans(file, mostMemory, cancel);
            return jpeg;
        }
        catch
        {
            jpeg.Dispose();
            throw;
        }
    }

    public void Dispose() => _picture?.Dispose();

    void ReadScans(ReadOnlySpan<byte> file, long mostMemory, CancellationToken cancel)
    {
        int position = 2, headerStart = 2;
        var scan = _tables.ReadToScan(file, ref position) ?? throw new LeptonException(LeptonFault.BadHeader, position, "The file has no scan.");
        Prepare(scan, mostMemory);
        DataStart = position;
        while (true)
        {
            _header.AddRange(file[headerStart..position]);
            if (scan.IsWholePicture) Rows = new RowStart[Frame.McusHigh];
            var reader = new ScanReader(file, position, scan, Grids, _padding, cancel);
            DataEnd = position = headerStart = reader.Read(Rows);
            _scans.Add(new ScanReport(scan, reader.Restarts, reader.LacksRestarts, reader.LastBlocks));
            IsCutOff = reader.IsCutOff;
            if (IsCutOff || scan.IsWholePicture || NextScan(file, ref position) is not { } next) return;
            scan = next;
        }
    }

    void Prepare(Scan scan, long mostMemory)
    {
        if (Frame.Width > LargestSide || Frame.Height > LargestSide)
            throw new LeptonException(LeptonFault.TooLarge, 0, $"The picture is {Frame.Width} by {Frame.Height}, and a side may be {LargestSide} at most.");
        if (BlockGrid.Bytes(Frame.Blocks) > mostMemory)
            throw new LeptonException(LeptonFault.MemoryLimit, 0, $"The picture's coefficients take {BlockGrid.Bytes(Frame.Blocks)} bytes of memory, more than the {mostMemory} that are allowed.");
        if (scan.IsProgressive && scan.SpectralStart > 0)
            throw new LeptonException(LeptonFault.NotCanonical, 0, "The first scan carries no DC.");
        _picture = new Picture(Frame);
        foreach (var grid in Grids) grid.Clear();
    }

    /// <summary>What can't be read after a scan is not part of the picture, and is kept as it is.</summary>
    Scan? NextScan(ReadOnlySpan<byte> file, ref int position)
    {
        try
        {
            return _tables.ReadToScan(file, ref position);
        }
        catch (LeptonException)
        {
            return null;
        }
    }
}
