using Heliograph.Similarity;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Site.Similarity.Index;

/// <summary>Vectors in memory, all of which a search compares: exact, for as long as there are not too many.</summary>
sealed class PhotoVectorSet(int dimension) : VectorSource, IPhotoIndex
{
    readonly Lock gate = new();
    readonly Dictionary<long, int> places = [];
    readonly List<long> ids = [];
    float[] values = new float[dimension * 64];

    public override int Dimension => dimension;
    public override int Count => ids.Count;
    public override string Name => "photos";

    public Neighbour[] Search(ReadOnlySpan<float> query, int count, Func<long, bool>? where)
    {
        lock (gate)
        {
            if (ids.Count == 0)
                return [];
            var found = ExactNeighbours.Search(this, query, count, Metric.L2, where is null ? null : place => where(ids[(int)place]));
            return [.. found.Select(f => f with { Id = ids[(int)f.Id] })];
        }
    }

    public void Put(IReadOnlyList<(long PhotoId, float[] Vector)> vectors)
    {
        lock (gate)
        {
            foreach (var (photo, vector) in vectors)
            {
                if (!places.TryGetValue(photo, out int place))
                {
                    places[photo] = place = ids.Count;
                    ids.Add(photo);
                    if (values.Length < ids.Count * dimension)
                        Array.Resize(ref values, values.Length * 2);
                }

                vector.CopyTo(values.AsSpan(place * dimension, dimension));
            }
        }
    }

    public void Remove(IReadOnlyCollection<long> photos)
    {
        lock (gate)
        {
            foreach (long photo in photos)
            {
                if (!places.Remove(photo, out int place))
                    continue;
                int last = ids.Count - 1;
                if (place != last)
                {
                    values.AsSpan(last * dimension, dimension).CopyTo(values.AsSpan(place * dimension));
                    places[ids[place] = ids[last]] = place;
                }

                ids.RemoveAt(last);
            }
        }
    }

    public override void Read(int first, Span<float> rows) => values.AsSpan(first * dimension, rows.Length).CopyTo(rows);
}
