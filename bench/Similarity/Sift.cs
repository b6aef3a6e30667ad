using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Bench;

/// <summary>100,000 SIFT vectors, 1,000 queries and their true neighbours.</summary>
static class Sift
{
    public static VectorSet Base { get; } = VectorFile.Load(Find("sift100k_base.bvecs"));

    public static VectorSet Queries { get; } = VectorFile.Load(Find("sift100k_query.bvecs"));

    public static int[][] Truth { get; } = NumberFile.Load(Find("sift100k_truth.ivecs"));

    public static string Find(string name)
    {
        string path = Path.Combine(FindFolder("vectors"), name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not there: set HELIOGRAPH_TEST_DATA.");
    }

    /// <summary>A folder of the test data.</summary>
    public static string FindFolder(string name)
    {
        string? root = Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") is { Length: > 0 } given ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); root is null && folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx"))) root = Path.Combine(folder.FullName, "..", "shared");
        return Path.Combine(root ?? ".", "data", name);
    }
}
