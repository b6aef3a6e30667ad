using System.Globalization;
using Heliograph.Similarity;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Site.Similarity.Index;

/// <summary>
/// A trained index in a folder of its own, <c>indexes/content/3/</c>: its model, its codes, the log of what came since, and up to which change
/// of the site that is. A folder has its number when it is whole.
/// </summary>
sealed class Generation : IPhotoIndex, IDisposable
{
    const string ModelFile = "model", IndexFile = "index", PositionFile = "position", FeaturesFile = "features";
    const int LeastQuota = 4_000;

    // A log that has as many vectors as this is written into the index file.
    const int MostInLog = 5_000;

    readonly string folder;
    readonly LivingIndex index;
    int users = 1, inLog;

    Generation(string folder, long number, LivingIndex index, string model, long position) =>
        (this.folder, Number, this.index, Model, Position) = (folder, number, index, model, position);

    public long Number { get; }

    /// <summary>What computed its vectors.</summary>
    public string Model { get; }

    /// <summary>The last change of the site that is in it.</summary>
    public long Position { get; private set; }

    /// <summary>Whether photos have come that its codes stand for badly.</summary>
    public bool RetrainingPays => index.Drift().RetrainingPays;

    /// <param name="kindFolder">Where a kind's generations are.</param>
    /// <exception cref="SimilarityException">It is torn or belongs to another model.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Generation Open(string kindFolder, long number)
    {
        string folder = PathOf(kindFolder, number);
        var model = LopqModel.Load(Path.Combine(folder, ModelFile));
        long position = long.Parse(File.ReadAllText(Path.Combine(folder, PositionFile)), CultureInfo.InvariantCulture);
        return new Generation(folder, number, LivingIndex.Open(Path.Combine(folder, IndexFile), model), File.ReadAllText(Path.Combine(folder, FeaturesFile)), position);
    }

    public static string PathOf(string kindFolder, long number) => Path.Combine(kindFolder, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Ascending.</summary>
    public static long[] Numbers(string kindFolder) => !Directory.Exists(kindFolder) ? []
        : [.. Directory.GetDirectories(kindFolder).Select(d => long.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0).Where(n => n > 0).Order()];

    /// <summary>Writes a generation under the next number, whole or not at all.</summary>
    public static void Write(string kindFolder, LopqModel model, VectorSource vectors, IReadOnlyList<long> photos, string features, long position, IProgress<double> progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(kindFolder);
        string part = Path.Combine(kindFolder, "part"), next = PathOf(kindFolder, Numbers(kindFolder).LastOrDefault() + 1);
        if (Directory.Exists(part))
            Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part);
        model.Save(Path.Combine(part, ModelFile));
        using (LopqIndex.Build(model, vectors, new IndexOptions { Rerank = RerankForm.Fp16, Ids = photos, Threads = 1 }, Path.Combine(part, IndexFile), progress, cancel))
        {
            File.WriteAllText(Path.Combine(part, FeaturesFile), features);
            File.WriteAllText(Path.Combine(part, PositionFile), position.ToString(CultureInfo.InvariantCulture));
        }

        Directory.Move(part, next);
    }

    public Neighbour[] Search(ReadOnlySpan<float> query, int count, Func<long, bool>? where) =>
        index.Search(query, new SearchOptions { Count = count, Quota = Math.Max(LeastQuota, 20 * count), Rerank = 4 * count, Where = where });

    public void Put(IReadOnlyList<(long PhotoId, float[] Vector)> vectors)
    {
        if (vectors.Count == 0)
            return;
        index.Add([.. vectors.Select(v => v.PhotoId)], new VectorSet([.. vectors.SelectMany(v => v.Vector)], vectors[0].Vector.Length));
        inLog += vectors.Count;
    }

    public void Remove(IReadOnlyCollection<long> photos)
    {
        if (photos.Where(index.Contains).ToArray() is { Length: > 0 } there)
            index.Remove(there);
    }

    /// <summary>Notes how far it is. After a crash before this, what came since is taken in again, which changes nothing.</summary>
    public void MoveTo(long position)
    {
        string path = Path.Combine(folder, PositionFile), part = path + ".part";
        File.WriteAllText(part, position.ToString(CultureInfo.InvariantCulture));
        File.Move(part, path, overwrite: true);
        Position = position;
        if (inLog < MostInLog)
            return;
        index.Compact();
        inLog = 0;
    }

    /// <summary>Holds it open for one more search. Only where nobody closes it meanwhile.</summary>
    public Generation Enter()
    {
        Interlocked.Increment(ref users);
        return this;
    }

    /// <summary>Closes it with the last of those who hold it open.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref users) == 0)
            index.Dispose();
    }
}
