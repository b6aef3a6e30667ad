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

    static async Task<int> Count(string[] index)
    {
        using var facts = JsonDocument.Parse((await Done("info", [.. index, "--json"])).Output);
        return facts.RootElement.GetProperty("vectors").GetInt32();
    }

    [Fact]
    public async Task Vectors_come_and_go_and_a_compaction_keeps_what_is_there()
    {
        string[] index = await Trained();
        string more = Vectors("more.fvecs", 50, seed: 5);
        await Done("add", [.. index, "--vectors", more]);
        Assert.Equal(750, await Count(index));
        var removed = await Done("remove", [.. index, "--ids", "0", "1", "749", "100000", "--json"]);
        Assert.Equal("{\"removed\":3,\"vectors\":747}", removed.Lines[0]);
        await Done("add", [.. index, "--vectors", more, "--first-id", "0", "--quiet"]);
        Assert.Equal(749, await Count(index));
        string[] search = ["search", .. index, "--queries", more, "--k", "3", "--quota", "2000", "--quiet", "--out"];
        await Done(search[0], [.. search[1..], Path("before.ivecs")]);
        await Done("compact", index);
        await Done(search[0], [.. search[1..], Path("after.ivecs")]);
        Assert.Equal(File.ReadAllBytes(Path("before.ivecs")), File.ReadAllBytes(Path("after.ivecs")));
        Assert.Equal(749, await Count(index));
        await Refused("nothing to remove", "remove", index);
    }

    [Fact]
    public async Task A_process_that_is_killed_loses_nothing_that_it_acknowledged()
    {
        const int Batch = 7;
        string[] index = await Trained();
        string many = Vectors("many.fvecs", 7000, seed: 6);
        int there = 700;
        for (int round = 1; round <= 3; round++)
        {
            using var process = HeliographCommand.Start(["similarity", "add", .. index, "--vectors", many, "--batch", $"{Batch}", "--json"]);
            for (int line = 0; line < 3 * round; line++) Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
            process.Kill();
            string rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            int acknowledged = Batch * (3 * round + rest.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.EndsWith('}')));

            int found = await Count(index);
            Assert.InRange(found - there, acknowledged, 7000);
            Assert.Equal(0, (found - there) % Batch);
            there = found;
        }
    }

    [Fact]
    public async Task Duplicates_and_clusters_come_from_codes()
    {
        string[] index = await Trained("int8");
        // What is added once more is a duplicate of what is there.
        await Done("add", [.. index, "--vectors", Path("base.fvecs"), "--quiet"]);
        var pairs = await Done("duplicates", [.. index, "--max-distance", "0"]);
        Assert.Equal("first,second,distance", pairs.Lines[0]);
        Assert.Contains("0,700,0", pairs.Lines);
        var groups = await Done("duplicates", [.. index, "--max-distance", "0", "--groups"]);
        Assert.Contains("0,700", groups.Lines);
        var clusters = await Done("cluster", [.. index, "--k", "5"]);
        Assert.Equal(1401, clusters.Lines.Length);
        Assert.Equal(clusters.Lines[1].Split(',')[1], clusters.Lines[701].Split(',')[1]);
        await Refused("1500 clusters", "cluster", [.. index, "--k", "1500"]);
    }
}
