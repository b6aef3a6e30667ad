using CsCheck;
using Heliograph.Similarity.Search;

namespace Heliograph.Similarity.Tests.Search;

public sealed class BestListTests
{
    [Fact]
    public void The_nearest_stay_whatever_the_order_and_ties_go_to_the_smaller_id() =>
        Gen.Select(Gen.Int[0, 9].Array[0, 60], Gen.Int[1, 20]).Holds((distances, capacity) =>
        {
            var list = new BestList();
            list.Clear(capacity);
            foreach (var (id, distance) in distances.Index().Reverse()) list.Offer(new(distance, id, 0, 0));
            var expected = distances.Index().OrderBy(pair => pair.Item).ThenBy(pair => pair.Index).Take(capacity).Select(pair => ((float)pair.Item, (long)pair.Index));
            Assert.Equal(distances.Length >= capacity, float.IsFinite(list.Bar));
            Assert.Equal(expected, list.Sorted().ToArray().Select(item => (item.Distance, item.Id)));
        });
}
