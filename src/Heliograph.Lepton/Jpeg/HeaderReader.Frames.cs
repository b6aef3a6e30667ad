using System.Buffers.Binary;

namespace Heliograph.Lepton.Jpeg;

/// <summary>Frame and scan headers (ITU-T T.81, B.2.2 and B.2.3).</summary>
sealed partial class HeaderReader
{
    void ReadFrame(byte marker, ReadOnlySpan<byte> body, int at)
    {
        if (marker >= Marker.Sof9) throw Bad(at, LeptonFault.ArithmeticCoding, "The picture is coded arithmetically");
        if (marker > Marker.Sof2) throw Bad(at, LeptonFault.UnsupportedProcess, "The picture is lossless or hierarchical");
        if (Frame is not null) throw Bad(at, LeptonFault.UnsupportedProcess, "The file has more than one frame");
        if (body.Length < 6 || body.Length < 6 + 3 * body[5]) throw Bad(at, LeptonFault.BadHeader, "The frame's header is cut off");
        if (body[0] != 8) throw Bad(at, LeptonFault.UnsupportedPrecision, $"Samples are {body[0]} bits deep, not 8");
        int height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
        if (width == 0 || height == 0) throw Bad(at, LeptonFault.BadHeader, "The frame's header gives no size");
        int count = body[5];
        if (count is 0 or > 3) throw Bad(at, LeptonFault.UnsupportedComponents, $"The picture has {count} components, not one to three");

        var components = new FrameComponent[count];
        for (int i = 0; i < count; i++)
        {
            var entry = body.Slice(6 + 3 * i, 3);
            var component = new FrameComponent(entry[0], entry[1] >> 4, entry[1] & 15, entry[2]);
            if (component.Horizontal is not (1 or 2) || component.Vertical is not (1 or 2))
                throw Bad(at, LeptonFault.UnsupportedSampling, $"Component {component.Id} is sampled {component.Horizontal} by {component.Vertical} times");
            if (component.QuantiserTable > 3 || components.Take(i).Any(c => c.Id == component.Id))
                throw Bad(at, LeptonFault.BadHeader, $"Component {component.Id} stands twice in the frame or names no table");
            components[i] = component;
        }
        Frame = new Frame(marker == Marker.Sof2, width, height, components);
    }

    Scan ReadScan(ReadOnlySpan<byte> body, int at)
    {
        var frame = Frame ?? throw Bad(at, LeptonFault.BadHeader, "A scan stands before the frame's header");
        int count = body.Length > 0 ? body[0] : 0;
        if (count == 0 || count > frame.Components.Length || body.Length < 4 + 2 * count)
            throw Bad(at, LeptonFault.BadHeader, "A scan's header is cut off or names too many components");
        _firstQuantisers ??= [.. _quantisers];

        var components = new ScanComponent[count];
        for (int i = 0; i < count; i++)
        {
            byte id = body[1 + 2 * i], tables = body[2 + 2 * i];
            int index = Array.FindIndex(frame.Components, c => c.Id == id);
            if (index < 0 || tables >> 4 > 3 || (tables & 15) > 3 || components.Take(i).Any(c => c.Index == index))
                throw Bad(at, LeptonFault.BadHeader, $"A scan names component {id}, which is not there, stands twice or has no such table");
            components[i] = new ScanComponent(index, frame.Components[index], _dc[tables >> 4], _ac[tables & 15]);
        }
        var parameters = body[(1 + 2 * count)..];
        var scan = new Scan(frame, components, parameters[0], parameters[1], parameters[2] >> 4, parameters[2] & 15, _restartInterval);
        CheckScan(scan, at);
        return scan;
    }

    void CheckScan(Scan scan, int at)
    {
        bool isFitting = scan.IsProgressive
            ? scan.SpectralStart <= scan.SpectralEnd && scan.SpectralEnd < 64 && scan.Low < 14
                && (scan.SpectralStart == 0 ? scan.SpectralEnd == 0 : !scan.IsInterleaved)
            : scan is { SpectralStart: 0, SpectralEnd: 63, High: 0, Low: 0 };
        if (!isFitting) throw Bad(at, LeptonFault.BadHeader, "A scan carries coefficients that a scan of its kind cannot");
        bool needsDc = scan.SpectralStart == 0 && scan.High == 0, needsAc = scan.SpectralEnd > 0;
        foreach (var component in scan.Components)
            if ((needsDc && component.Dc is null) || (needsAc && component.Ac is null))
                throw Bad(at, LeptonFault.BadHuffmanCode, $"A scan of component {component.Component.Id} has no Huffman table");
    }
}
