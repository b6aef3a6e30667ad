using CsCheck;
using Heliograph.Similarity.Search;

namespace Heliograph.Similarity.Tests.Search;

public sealed class MultiSequenceTests
{
    [Fact]
    public void Cells_come_in_the_order_of_their_sums_and_each_once() =>
        Gen.Select(Gen.Int[0, 30].Array[1, 20], Gen.Int[0, 30].Array[1, 20]).Holds((first, second) =>
        {
            float[] a = [.. first.Order().Select(value => (float)value)];
            float[] b = [.. second.Order().Select(value => (float)value)];
            var sequence = new MultiSequence(a, b, new MultiSequence.Row[a.Length]);
            var sums = new List<float>();
            var seen = new HashSet<(int, int)>();
            while (sequence.Next(out int i, out int j, out float sum))
            {
                Assert.Equal(a[i] + b[j], sum);
                Assert.True(seen.Add((i, j)));
                sums.Add(sum);
            }
            Assert.Equal(a.SelectMany(x => b.Select(y => x + y)).Order(), sums);
        });
}
