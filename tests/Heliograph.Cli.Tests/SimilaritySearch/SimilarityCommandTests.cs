using System.Runtime.InteropServices;
using System.Text.Json;

namespace Heliograph.Cli.Tests.SimilaritySearch;

public sealed class SimilarityCommandTests : IDisposable
{
    const int Dimension = 8;

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("heliograph-");

    public void Dispose() => _folder.Delete(recursive: true);

    string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    static Task<Outcome> Run(params string[] arguments) => HeliographCommand.RunAsync("", ["similarity", .. arguments]);

    /// <summary>Vectors around forty places.</summary>
    string Vectors(string name, int count, int seed)
    {
        var random = new Random(seed);
        using var file = File.Create(Path(name));
        for (int i = 0; i < count; i++)
        {
            int place = random.Next(40);
            float[] vector = [.. Enumerable.Range(0, Dimension).Select(d => (float)Math.Round(200 * Math.Sin(place * (d + 3)) + 20 * random.NextDouble()))];
            file.Write(MemoryMarshal.AsBytes<int>([Dimension]));
            file.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
        return Path(name);
    }

    async Task<string[]> Trained(string rerank = "none", params string[] options)
    {
        string vectors = Vectors("base.fvecs", 700, seed: 1);
        await Done("train", ["--vectors", vectors, "--model", Path("m"), "--v", "4", "--m", "4", "--bits", "4", "--pca", "8", "--quiet", .. options]);
        await Done("build", "--vectors", vectors, "--model", Path("m"), "--index", Path("i"), "--rerank", rerank, "--quiet");
        return ["--model", Path("m"), "--index", Path("i")];
    }

    static async Task<Outcome> Done(string verb, params string[] arguments)
    {
        var outcome = await Run([verb, .. arguments]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Complaints));
        return outcome;
    }

    [Fact]
    public async Task Training_building_searching_and_measuring_go_together()
    {
        string[] index = await Trained("fp16", "--resume");
        string queries = Vectors("queries.fvecs", 20, seed: 2);
        var searched = await Done("search", [.. index, "--queries", queries, "--k", "5", "--quota", "700", "--candidates", "700", "--out", Path("r.ivecs"), "--json"]);
        using var figures = JsonDocument.Parse(searched.Output);
        Assert.Equal(20, figures.RootElement.GetProperty("queries").GetInt32());
        Assert.True(figures.RootElement.GetProperty("cpuSeconds").GetDouble() > 0);
        Assert.Equal(20 * 4 * (1 + 5), new FileInfo(Path("r.ivecs")).Length);

        var measured = await Done("eval", [.. index, "--queries", queries, "--vectors", Path("base.fvecs"), "--quota", "700", "--candidates", "700", "--json"]);
        using var report = JsonDocument.Parse(measured.Output);
        Assert.Equal(1, report.RootElement.GetProperty("recallOfFirst").GetProperty("10").GetDouble());
        Assert.Equal(16, report.RootElement.GetProperty("occupancy").GetProperty("cells").GetInt32());

        var described = await Done("info", [.. index, "--verify", "--json"]);
        using var facts = JsonDocument.Parse(described.Output);
        Assert.Equal(("fp16", true, 700), (facts.RootElement.GetProperty("rerank").GetString(), facts.RootElement.GetProperty("verified").GetBoolean(), facts.RootElement.GetProperty("vectors").GetInt32()));
        Assert.Equal(["base.fvecs", "i", "m", "queries.fvecs", "r.ivecs"], Directory.GetFiles(_folder.FullName).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Yahoos_model_gives_yahoos_codes()
    {
        string? model = HeliographCommand.TestData("data/vectors/oxford_V16_M8.lopq");
        Assert.SkipUnless(model is not null, "Test data data/vectors is not there.");
        string folder = System.IO.Path.GetDirectoryName(model)!;
        string Data(string name) => System.IO.Path.Combine(folder, name);
        var outcome = await Done("encode", "--model", model, "--pca-mean", Data("oxford_pca_mean.fvecs"), "--pca-matrix", Data("oxford_pca.fvecs"), "--vectors", Data("oxford_query.fvecs"));
        Assert.Equal(await File.ReadAllTextAsync(Data("oxford_query_codes.tsv"), TestContext.Current.CancellationToken), outcome.Output);
    }

    [Fact]
    public async Task What_cannot_be_used_is_said_in_one_sentence()
    {
        string[] index = await Trained();
        await Refused("base.fvecs, byte 0", "info", "--model", Path("base.fvecs"));
        await Refused("m, byte 0: This is no index.", "info", "--model", Path("m"), "--index", Path("m"));
        await File.WriteAllBytesAsync(Path("torn"), (await File.ReadAllBytesAsync(Path("i"), TestContext.Current.CancellationToken))[..1000], TestContext.Current.CancellationToken);
        await Refused("not written to its end", "search", "--model", Path("m"), "--index", Path("torn"), "--queries", Path("base.fvecs"));
        await Refused("cannot be split", "train", "--vectors", Path("base.fvecs"), "--model", Path("other"), "--m", "6");
        await Refused("at least as many vectors", "train", "--vectors", Vectors("few.fvecs", 20, seed: 3), "--model", Path("other"));
        await Refused("give --truth or --vectors", "eval", [.. index, "--queries", Path("base.fvecs")]);
        Assert.False(File.Exists(Path("other")));
    }

    static async Task Refused(string sentence, string verb, params string[] arguments)
    {
        var outcome = await Run([verb, .. arguments]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(sentence, outcome.Complaints);
        Assert.DoesNotContain("   at ", outcome.Complaints);
    }

    [Fact]
    public async Task A_changed_index_fails_its_verification()
    {
        string[] index = await Trained();
        byte[] bytes = await File.ReadAllBytesAsync(Path("i"), TestContext.Current.CancellationToken);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(Path("i"), bytes, TestContext.Current.CancellationToken);
        var outcome = await Run(["info", .. index, "--verify"]);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("checksum", outcome.Complaints);
    }
}
