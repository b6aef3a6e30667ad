using System.Runtime.InteropServices;
using CsCheck;
using Heliograph.Similarity.Search;

namespace Heliograph.Similarity.Tests.Search;

public sealed class BlockScanTests
{
    [Fact]
    public void Every_path_finds_what_the_scalar_one_finds() =>
        Gen.Select(Gen.Bool, Gen.Int[1, 64], Gen.Int[1, 12], Gen.Int[0, 1 << 20]).Holds((isBytes, width, halfBytes, seed) => Compare(isBytes ? 8 : 4, width, halfBytes, seed), iter: 300);

    static unsafe void Compare(int bits, int width, int halfBytes, int seed)
    {
        var random = new Random(seed);
        int tableBytes = halfBytes * (bits == 8 ? 256 : 32);
        byte* memory = (byte*)NativeMemory.AlignedAlloc((nuint)(2 * tableBytes + 128 + 2 * halfBytes * width + 64), 64);
        try
        {
            byte* first = memory;
            byte* second = memory + ((tableBytes + 63) & ~63);
            byte* block = second + tableBytes;
            random.NextBytes(new Span<byte>(block, 2 * halfBytes * width + 64));
            for (int i = 0; i < tableBytes; i++)
                (first[i], second[i]) = ((byte)random.Next(BlockScan.LargestEntry(bits, 16) + 1), (byte)random.Next(BlockScan.LargestEntry(bits, 16) + 1));
            ushort bar = (ushort)random.Next(2 * halfBytes * (bits == 8 ? 255 : 254));
            ushort* sums = stackalloc ushort[64];
            ushort* expected = stackalloc ushort[64];
            ulong passing = bits == 8 ? BlockScan.Bytes(block, width, first, second, halfBytes, bar, sums) : BlockScan.Nibbles(block, width, first, second, halfBytes, bar, sums);
            Assert.Equal(BlockScan.Scalar(block, width, first, second, halfBytes, bits, bar, expected), passing);
            for (int i = 0; i < width; i++)
                if ((passing >> i & 1) != 0) Assert.Equal(expected[i], sums[i]);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    [Theory, InlineData(16), InlineData(256)]
    public unsafe void Steps_are_rounded_down_and_capped(int count)
    {
        var random = new Random(count);
        float* values = stackalloc float[count];
        byte* steps = stackalloc byte[count];
        for (int i = 0; i < count; i++) values[i] = random.NextSingle() * 40 - 10;
        var (least, most) = Steps.Range(values, count);
        Assert.Equal(new Span<float>(values, count).ToArray().Min(), least);
        Assert.Equal(new Span<float>(values, count).ToArray().Max(), most);
        Steps.RoundDown(values, count, least, perUnit: 5, 127, steps);
        for (int i = 0; i < count; i++) Assert.Equal((byte)Math.Min(MathF.Floor((values[i] - least) * 5), 127), steps[i]);
    }
}
