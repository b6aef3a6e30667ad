using System.Buffers;

namespace Heliograph.Lepton.Bench;

/// <summary>The codec over files in memory, one segment and one thread.</summary>
sealed class Ours(IReadOnlyList<string> files)
{
    static readonly PackOptions s_packing = new() { Profile = PackProfile.MaxRatio, Parallelism = 1, Verify = false };
    static readonly PackOptions s_verifying = s_packing with { Verify = true };
    static readonly UnpackOptions s_unpacking = new() { Parallelism = 1 };

    readonly byte[][] _jpegs = [.. files.Select(File.ReadAllBytes)];
    readonly byte[][] _leptons = [.. files.Select(f => Pack(File.ReadAllBytes(f), s_packing))];

    public double SavedShare => 1 - _leptons.Sum(l => (double)l.Length) / _jpegs.Sum(j => (double)j.Length);

    public void PackAll() => Each(_jpegs, jpeg => Pack(jpeg, s_packing));

    public void PackAndVerifyAll() => Each(_jpegs, jpeg => Pack(jpeg, s_verifying));

    public void UnpackAll() => Each(_leptons, Unpack);

    /// <summary>Bytes allocated for each byte of JPEG.</summary>
    public double Allocations(Action work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / _jpegs.Sum(j => (double)j.Length);
    }

    public static void Unpack(byte[] lepton) => LeptonCodec.Unpack(new MemoryStream(lepton), Stream.Null, s_unpacking);

    static byte[] Pack(byte[] jpeg, PackOptions options)
    {
        var output = new MemoryStream();
        LeptonCodec.Pack(new MemoryStream(jpeg), output, options);
        return output.ToArray();
    }

    /// <summary>Packs or unpacks one file, for a process whose memory is measured from outside.</summary>
    public static void Once(string verb, string file)
    {
        if (verb == "pack") LeptonCodec.Pack(File.OpenRead(file), Stream.Null, s_verifying);
        else LeptonCodec.Unpack(File.OpenRead(file), Stream.Null, s_unpacking);
    }

    static void Each(byte[][] inputs, Action<byte[]> work)
    {
        foreach (var input in inputs) work(input);
    }
}
