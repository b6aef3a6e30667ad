using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Storage;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Tests.Inference;

/// <summary>Alone: memory that other tests take would count as a model's.</summary>
[CollectionDefinition(nameof(SavedModelTests), DisableParallelization = true)]
public sealed class AloneWithItsMemory;

/// <summary>What was learnt can be put away and taken up again, within a budget, and without a value in it.</summary>
[Collection(nameof(SavedModelTests))]
public sealed class SavedModelTests
{
    const string Secret = "plantedword";

    static Learner Learn(Api api, LearningLimits? limits = null, IReadOnlyList<IExchangeTransform>? rules = null)
    {
        var learner = new Learner(rules ?? [], limits ?? new());
        TrafficFile.ReadCapture(new MemoryStream(api.Pcap()), () => learner, new() { Shards = 1 }, TestContext.Current.CancellationToken);
        return learner;
    }

    static byte[] Save(ApiModel model)
    {
        using var saved = new MemoryStream();
        ModelWriter.Write(saved, model);
        return saved.ToArray();
    }

    static Api Varied(int calls = 40, int from = 0)
    {
        var api = new Api();
        for (int i = from; i < from + calls; i++)
            api.Call("GET", $"/people/{i}/photos?page={i}&sort=newest", answer: $$"""{"page":{{i}},"name":"{{Secret}}","price":1.5,"photos":[{"id":"{{i}}","taken":"2026-01-31","x{{i}}":null}],"ok":true}""", headers: "Cookie: sid=x\r\nX-Way: here\r\n")
                .Call("POST", "/people", $$"""{"alias":"somebody-{{i}}","born":null}""", status: i % 7 == 0 ? 422 : 201, answer: "{}", headers: "Authorization: Basic eA==\r\n")
                .Call("GET", $"/about/{(i % 2 == 0 ? "us" : "you")}", answer: "<rsp stat=\"ok\"><a/></rsp>", answerType: "text/xml");
        return api;
    }

    [Fact]
    public void A_saved_model_says_what_the_model_said()
    {
        var model = Learn(Varied()).Model;
        byte[] saved = Save(model);
        string expected = Api.Yaml(ApiSnapshot.Of(model));
        var loaded = ApiSnapshot.Load([new MemoryStream(saved)]);
        Assert.Equal(expected, Api.Yaml(loaded));
        Assert.Equal(ApiSnapshot.Of(model).FindProblems(), loaded.FindProblems());
        Assert.Equal(ApiSnapshot.Of(model).DrawMap(), loaded.DrawMap());
        Assert.Equal(ApiSnapshot.Of(model).Summaries.Select(s => (s.Path, s.Calls, s.Errors, s.First, s.Latency.P99)), loaded.Summaries.Select(s => (s.Path, s.Calls, s.Errors, s.First, s.Latency.P99)));
    }

    [Fact]
    public void Days_that_were_saved_make_a_week()
    {
        string expected = Api.Yaml(Api.Learn([Varied().Pcap(), Varied(from: 40).Pcap()]));
        byte[][] days = [Save(Learn(Varied()).Model), Save(Learn(Varied(from: 40)).Model)];
        Assert.Equal(expected, Api.Yaml(ApiSnapshot.Load(days.Select(d => new MemoryStream(d)))));
        Assert.Equal(expected, Api.Yaml(ApiSnapshot.Load(days.Reverse().Select(d => new MemoryStream(d)))));
    }

    [Fact]
    public void What_is_no_whole_model_is_refused_in_a_sentence()
    {
        byte[] saved = Save(Learn(Varied(3)).Model);
        foreach (byte[] bytes in (byte[][])[[], [1, 2, 3], saved[..^1], saved[..(saved.Length / 2)], [.. "HGTRAF99"u8, .. saved[8..]]])
            Assert.Equal(TrafficError.BadModel, Assert.Throws<TrafficException>(() => ApiSnapshot.Load([new MemoryStream(bytes)])).Error);
        for (int i = 8; i < saved.Length; i++)
        {
            byte[] damaged = [.. saved];
            damaged[i] ^= 0xFF;
            // Either it is refused, or what was damaged was only a figure.
            _ = Record(damaged);
        }

        static bool Record(byte[] bytes)
        {
            try
            {
                return ApiSnapshot.Load([new MemoryStream(bytes)]).Endpoints.Count >= 0;
            }
            catch (TrafficException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Beyond_the_budget_what_is_known_is_counted_and_the_rest_left_out()
    {
        const long Budget = 1 << 20;
        var api = Growing(6_000);
        for (int i = 0; i < 50; i++) api.Call("GET", "/late");
        var learner = Learn(api, new(Budget));
        Assert.True(learner.IsFull);
        Assert.InRange(ModelSize.Of(learner.Model), Budget, Budget * 5 / 4);
        Assert.Equal(50, learner.Model.Dropped["no room in the memory budget"].Count);
        var known = Assert.Single(ApiSnapshot.Of(learner.Model).Summaries);
        Assert.Equal((6_000, "/known"), (known.Calls, known.Path));
    }

    [Fact]
    public void The_measured_size_is_near_what_the_model_takes()
    {
        var model = Learn(Growing(4_000)).Model;
        byte[] saved = Save(model);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var again = ModelReader.Read(new MemoryStream(saved));
        long taken = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(ModelSize.Of(again), taken / 2, taken * 2);
        GC.KeepAlive(model);
    }

    /// <summary>Calls of one operation, each with names of its own.</summary>
    static Api Growing(int calls)
    {
        var api = new Api();
        for (int i = 0; i < calls; i++) api.Call("GET", $"/known?{Name(i)}=1", answer: $$"""{"{{Name(i % 200)}}":{"{{Name(i)}}":1} }""");
        return api;

        static string Name(int number) => $"{(char)('a' + number % 26)}{(char)('a' + number / 26 % 26)}{(char)('a' + number / 676 % 26)}";
    }

    [Fact]
    public void Without_values_no_word_of_anybody_is_in_what_is_saved()
    {
        var api = new Api();
        for (int i = 0; i < 30; i++)
            api.Call("POST", $"/people/anna/{i}?q={Secret}&{Secret}2026{i}=1", $$"""{"title":"{{Secret}}","age":4711,"{{i}}{{Secret}}":1,"tags":["{{Secret}}"]}""", answer: $"<rsp><title way=\"{Secret}\">{Secret}</title></rsp>", answerType: "text/xml",
                headers: $"X-Way: {Secret}\r\nCookie: theme={Secret}\r\n", answerHeaders: $"Location: https://x.example/{Secret}\r\n")
            .Call("POST", "/form", $"title={Secret}&mail={Secret}%40example.org", "application/x-www-form-urlencoded");
        var rules = TrafficRules.Parse(new StringReader("rules: [ { template: '/people/{who}/{id}' } ]"), "test");
        var model = Learn(api, new(KeepsValues: false), rules).Model;
        string saved = System.Text.Encoding.Latin1.GetString(Save(model)), yaml = Api.Yaml(ApiSnapshot.Of(model));
        foreach (string hidden in (string[])[Secret, "anna", "4711", "api.example"])
        {
            Assert.DoesNotContain(hidden, saved);
            Assert.DoesNotContain(hidden, yaml);
        }
        foreach (string shown in (string[])["/people/{who}/{id}", "title:", "age:", "name: q", "name: X-Way", "tags:", "format: int32"]) Assert.Contains(shown, yaml);
    }

    [Fact]
    public void Paths_by_a_rule_keep_the_types_of_what_stood_in_them()
    {
        var rules = TrafficRules.Parse(new StringReader("rules: [ { template: '/day/{day}/of/{year}' } ]"), "test");
        string yaml = Api.Yaml(new Api().Call("GET", "/day/2026-01-31/of/2026").Learn(rules));
        Assert.Contains("format: date", yaml);
        Assert.Contains("format: int32", yaml);
    }
}
