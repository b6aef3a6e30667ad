using Heliograph.Similarity.Index;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Living;

/// <summary>Vectors as an index keeps them, before they have a place in it.</summary>
/// <param name="Ids">One each, none twice.</param>
/// <param name="Codes">One each.</param>
/// <param name="Whole">Kept forms, shape [count, bytes of one].</param>
/// <param name="ErrorSum">Squared errors of the codes, added up.</param>
sealed record CodedBatch(long[] Ids, Codes Codes, byte[] Whole, double ErrorSum)
{
    /// <exception cref="SimilarityException">The dimension is another, or a component cannot be kept.</exception>
    /// <exception cref="ArgumentException">There are more or fewer ids than vectors, or negative ones.</exception>
    public static CodedBatch Of(LopqModel model, RerankForm form, ReadOnlySpan<long> ids, VectorSource vectors)
    {
        model.CheckDimension(vectors);
        if (ids.Length != vectors.Count) throw new ArgumentException($"There are {ids.Length} ids for {vectors.Count} vectors.", nameof(ids));
        foreach (long id in ids)
            if (id < 0) throw new ArgumentException($"An id is {id}: ids are not negative.", nameof(ids));
        int[] last = Last(ids);
        var rows = vectors.Take(last);
        int[] cells = new int[rows.Count];
        byte[] codes = new byte[rows.Count * model.Shape.CodeBytes];
        byte[] whole = new byte[rows.Count * WholeVector.Bytes(form, model.Dimension)];
        var values = rows.Rows(0, rows.Count);
        int bad = Finite.IndexOfOther(values);
        if (bad >= 0) throw new SimilarityException(SimilarityFault.BadNumber, $"Vector {last[bad / rows.Dimension]}, component {bad % rows.Dimension}: {values[bad]} is not a finite number.");
        double error = model.EncodeAndMeasure(values, cells, codes);
        for (int i = 0; i < rows.Count; i++) WholeVector.Store(form, rows[i], whole.AsSpan(i * whole.Length / rows.Count, whole.Length / rows.Count));
        long[] kept = new long[last.Length];
        for (int i = 0; i < last.Length; i++) kept[i] = ids[last[i]];
        return new(kept, new(model.Shape, cells, codes), whole, error);
    }

    /// <summary>Of an id that comes twice, the later vector holds.</summary>
    static int[] Last(ReadOnlySpan<long> ids)
    {
        var last = new Dictionary<long, int>(ids.Length);
        for (int i = 0; i < ids.Length; i++) last[ids[i]] = i;
        return [.. last.Values.Order()];
    }

    public Segment ToSegment(LopqModel model, RerankForm form)
    {
        int size = Ids.Length == 0 ? 0 : Whole.Length / Ids.Length;
        return SegmentFile.Write(new(model, form, Codes, Ids), model, null, (first, count, room) =>
        {
            for (int row = first; row < first + count; row++) Whole.AsSpan(row * size, size).CopyTo(room(row));
        }, new Blocks(1, default));
    }
}
