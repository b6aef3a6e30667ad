using System.Buffers;
using Heliograph.Lepton;
using SharpFuzz;

// usage: bench/Lepton/Fuzz/run     which instruments the codec and starts afl-fuzz on it
Fuzzer.OutOfProcess.Run(input =>
{
    using var copy = new MemoryStream();
    input.CopyTo(copy);
    var bytes = copy.ToArray();
    try
    {
        if (bytes is [0xCF, 0x84, ..]) Unpack(bytes);
        else RoundTrip(bytes);
    }
    catch (LeptonException)
    {
        // Refused: the other good end.
    }
});

static ReadOnlySpan<byte> Unpack(ReadOnlySpan<byte> lepton)
{
    var jpeg = new ArrayBufferWriter<byte>();
    LeptonCodec.Unpack(lepton, jpeg, new UnpackOptions { MaxMemory = 16 << 20, MaxJpegBytes = 1 << 20, Parallelism = 1 });
    return jpeg.WrittenSpan;
}

static void RoundTrip(byte[] jpeg)
{
    var lepton = new ArrayBufferWriter<byte>();
    LeptonCodec.Pack(jpeg, lepton, new PackOptions { MaxMemory = 8 << 20, Parallelism = 1 });
    if (!Unpack(lepton.WrittenSpan).SequenceEqual(jpeg)) throw new InvalidOperationException("What was packed and verified does not unpack to the same bytes.");
}
