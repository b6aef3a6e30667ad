using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests;

/// <summary>The Oxford vectors of yahoo/lopq, with its model and its codes. A test without them is skipped.</summary>
static class Oxford
{
    public static VectorSet Base => Vectors("oxford_base.fvecs");

    public static VectorSet Queries => Vectors("oxford_query.fvecs");

    public static int[][] Truth => NumberFile.Load(Path("oxford_truth.ivecs"));

    public static LopqModel Model => LopqModel.Load(Path("oxford_V16_M8.lopq"), Vectors("oxford_pca_mean.fvecs"), Vectors("oxford_pca.fvecs"));

    public static string Path(string name)
    {
        string? path = TestData.Find("data/vectors/" + name);
        Assert.SkipUnless(path is not null, $"Test data data/vectors/{name} is not there.");
        return path!;
    }

    static VectorSet Vectors(string name) => VectorFile.Load(Path(name));

    /// <summary>Two coarse and eight fine numbers a line.</summary>
    public static int[][] Codes(string name) =>
        [.. File.ReadLines(Path(name)).Select(line => line.Split('\t').Select(int.Parse).ToArray())];
}
