using CsCheck;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Tests.Model;

public sealed class BoolCoderTests
{
    sealed class Pieces(byte[] bytes, int size) : ISegmentSource
    {
        int _position;

        public ReadOnlyMemory<byte> Next(out long offset)
        {
            offset = _position;
            int count = Math.Min(size, bytes.Length - _position);
            _position += count;
            return bytes.AsMemory(_position - count, count);
        }
    }

    [Fact]
    public void A_branch_counts_up_to_255_and_then_forgets_half()
    {
        Assert.Equal(128, Branch.Probabilities[Branch.Fresh]);
        Assert.Equal(170, Branch.Probabilities[0x0201]);
        Assert.Equal(1, Branch.Probabilities[0x01FF]);
        Assert.Equal(0xFF01, Branch.Saturate(0xFF01, yes: false));
        Assert.Equal(0x8104, Branch.Saturate(0xFF07, yes: false));
        Assert.Equal(0x0481, Branch.Saturate(0x07FF, yes: true));
    }

    /// <summary>Decisions whose odds run from even to one in ten thousand, in pieces that end anywhere.</summary>
    [Fact]
    public void What_is_encoded_is_decoded() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[1, 10000], Gen.Int[1, 40], Gen.Int).Holds((count, odds, piece, seed) =>
        {
            var random = new Random(seed);
            int[] bits = [.. Enumerable.Range(0, count).Select(i => random.Next(odds) == 0 ? 1 : 0)];
            var bytes = Encode(bits);
            Assert.Equal(Reference(bits), bytes);

            var decoder = new BoolDecoder(new Pieces(bytes, piece));
            var branches = Fresh();
            ref byte probabilities = ref Branch.Probabilities[0];
            (ulong value, uint range) = (decoder.Value, decoder.Range);
            for (int i = 0; i < count; i++)
            {
                if (BoolDecoder.IsLow(value)) value = decoder.Refill(value);
                Assert.Equal(bits[i], BoolDecoder.Decode(ref branches[i % 5], ref value, ref range, ref probabilities));
            }
            (decoder.Value, decoder.Range) = (value, range);
            Assert.InRange(decoder.LeftOver(), -1, 1);
        }, iter: 300);

    static ushort[] Fresh() => [.. Enumerable.Repeat(Branch.Fresh, 5)];

    static byte[] Encode(int[] bits)
    {
        using var coder = new BoolEncoder();
        var branches = Fresh();
        ref byte probabilities = ref Branch.Probabilities[0];
        (ulong low, uint range) = (coder.Low, coder.Range);
        for (int i = 0; i < bits.Length; i++)
        {
            if (BoolEncoder.IsFull(low)) low = coder.Flush(low);
            BoolEncoder.Encode(bits[i], ref branches[i % 5], ref low, ref range, ref probabilities);
        }
        (coder.Low, coder.Range) = (low, range);
        coder.Finish();
        return coder.Written.ToArray();
    }

    /// <summary>RFC 6386's arithmetic without any limit to the size of numbers.</summary>
    static byte[] Reference(int[] bits)
    {
        System.Numerics.BigInteger low = 0;
        int range = 255, shifts = 0;
        var counts = Enumerable.Range(0, 6).Select(_ => Enumerable.Repeat(1, 2).ToArray()).ToArray();
        void Put(int bit, int[] count)
        {
            int split = 1 + (((range - 1) * (256 * count[0] / (count[0] + count[1]))) >> 8);
            if (bit == 1) low += split;
            range = bit == 1 ? range - split : split;
            for (; range < 128; range *= 2, low *= 2) shifts++;
            if (count[bit] < 255) count[bit]++;
            else if (count[1 - bit] > 1) (count[bit], count[1 - bit]) = (129, (count[1 - bit] + 1) / 2);
        }
        Put(0, counts[5]);
        for (int i = 0; i < bits.Length; i++) Put(bits[i], counts[i % 5]);
        int bytes = (shifts + 7) / 8 + 1;
        low <<= 8 * bytes - shifts - 8;
        return [.. Enumerable.Range(0, bytes).Select(i => (byte)((low >> (8 * (bytes - 1 - i))) & 0xFF))];
    }
}
