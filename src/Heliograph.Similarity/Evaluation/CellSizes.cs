using Heliograph.Similarity.Index;

namespace Heliograph.Similarity.Evaluation;

static class CellSizes
{
    public static Occupancy Occupancy(LopqModel model, LiveSegment[] segments)
    {
        var sizes = new Dictionary<int, int>();
        foreach (var live in segments)
            for (int list = 0; list < live.Segment.ListCount; list++)
            {
                var (start, count) = live.Segment.List(list);
                for (int i = 0, all = count; live.Dead.Count > 0 && i < all; i++)
                    if (live.Dead[start + i]) count--;
                if (count > 0) sizes[live.Segment.CellOfList(list)] = sizes.GetValueOrDefault(live.Segment.CellOfList(list)) + count;
            }
        double total = sizes.Values.Sum(size => (double)size);
        double squares = sizes.Values.Sum(size => (double)size * size);
        return new(model.Shape.Cells, sizes.Count, sizes.Values.DefaultIfEmpty().Max(), total == 0 ? 1 : squares * model.Shape.Cells / (total * total));
    }
}
