using CsCheck;

namespace Heliograph.Traffic.Tests.Inference;

/// <summary>What is learnt does not depend on the order or the number of those who learn.</summary>
public sealed class MergeTests
{
    static Api Random(int seed, int calls)
    {
        var random = new Random(seed);
        var api = new Api();
        string[] words = ["alpha", "beta", "gamma", "delta-7", "Echo", "fox_trot"];
        string Value() => random.Next(7) switch
        {
            0 => "null",
            1 => random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
            2 => random.NextDouble().ToString("F3", System.Globalization.CultureInfo.InvariantCulture),
            3 => "\"" + words[random.Next(words.Length)] + "\"",
            4 => "\"2026-01-0" + random.Next(1, 10) + "\"",
            5 => "[" + string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => "1")) + "]",
            _ => "{\"k" + random.Next(300) + "\":true}",
        };
        for (int i = 0; i < calls; i++)
        {
            string path = random.Next(4) switch
            {
                0 => $"/users/{words[random.Next(words.Length)]}{random.Next(60)}",
                1 => $"/photos/{random.Next(1000)}/comments",
                2 => $"/about/{words[random.Next(3)]}",
                _ => $"/w/{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}{(char)('a' + random.Next(26))}/x",
            };
            api.Call(random.Next(4) == 0 ? "POST" : "GET", $"{path}?q={random.Next(40)}", random.Next(3) == 0 ? $"{{\"a\":{Value()}}}" : null, status: random.Next(9) == 0 ? 404 : 200, answer: $"{{\"a\":{Value()},\"f{random.Next(3)}\":{Value()}}}");
        }
        return api;
    }

    [Fact]
    public void Merging_in_either_order_and_for_any_shards_makes_the_same_document() =>
        Gen.Int[0, 10_000].Holds(seed =>
        {
            byte[] one = Random(seed, 300).Pcap(), other = Random(seed + 1, 200).Pcap();
            string expected = Api.Yaml(Api.Learn([one, other]));
            Assert.Equal(expected, Api.Yaml(Api.Learn([other, one])));
            foreach (int shards in (int[])[2, 3, 8]) Assert.Equal(expected, Api.Yaml(Api.Learn([one, other], shards: shards)));
        }, iter: 6);
}
