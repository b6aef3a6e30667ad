using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Networks;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>Networks as files: what they see, and what is refused.</summary>
public sealed class NetworkTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_tensor_from_inside_becomes_the_vector_and_outputs_mean_what_the_description_says()
    {
        string path = MadeNetwork.WriteTo(folder);
        using var network = Network.Load(path);
        var red = network.Read(Plain(200, 20, 20));
        Assert.Equal([4f, 0.4f, 0.4f], red.Vector!, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal([("red", OutputMeaning.Tags), ("redness", OutputMeaning.Score)], red.Findings.Select(f => (f.Label, f.Means)));
        Assert.InRange(red.Findings[0].Value, 0.9f, 1);
        Assert.Equal(4, red.Findings[1].Value, tolerance: 1e-5);

        var blue = network.Read(Plain(10, 10, 250));
        Assert.Contains(blue.Findings, f => f is { Means: OutputMeaning.Safety, Label: "blue", Value: > 0.9f });
        Assert.Equal(MadeNetwork.Onnx(), File.ReadAllBytes(path));
    }

    [Fact]
    public void Another_description_of_the_same_file_is_another_model()
    {
        using var one = Network.Load(MadeNetwork.WriteTo(folder));
        using var other = Network.Load(MadeNetwork.WriteTo(folder, MadeNetwork.Description.Replace("squeeze", "crop", StringComparison.Ordinal)));
        Assert.NotEqual(one.Key, other.Key);
    }

    [Theory]
    [InlineData("\"inside\"", "\"outside\"", "tensor \"outside\"")]
    [InlineData("\"pixels\"", "\"pixel\"", "\"pixel\"; made.onnx has pixels")]
    [InlineData("\"width\": 8", "\"width\": 1", "from 8 to 4096")]
    [InlineData("\"mean\": [0, 0, 0]", "\"mean\": [0]", "three numbers")]
    [InlineData("\"fit\"", "\"fitt\"", "fitt")]
    [InlineData("\"means\": \"score\"", "\"means\": \"mood\"", "outputs[1].means")]
    [InlineData("made-labels.txt", "other.txt", "other.txt is missing")]
    [InlineData("{", "[", "made.json is no description")]
    public void A_description_that_does_not_fit_is_one_sentence_with_its_place(string right, string wrong, string says)
    {
        string path = MadeNetwork.WriteTo(folder, MadeNetwork.Description.Replace(right, wrong, StringComparison.Ordinal));
        string sentence = Assert.Throws<NetworkException>(() => Network.Load(path)).Message;
        Assert.Contains(says, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }

    [Fact]
    public void Too_few_labels_and_what_is_no_network_are_refused()
    {
        using (var network = Network.Load(MadeNetwork.WriteTo(folder, labels: "red")))
            Assert.Contains("has 1 names", Assert.Throws<NetworkException>(() => network.Read(Plain(0, 0, 0))).Message, StringComparison.Ordinal);

        string path = MadeNetwork.WriteTo(folder);
        File.WriteAllBytes(path, [1, 2, 3, 4, 5]);
        Assert.Contains("no ONNX network", Assert.Throws<NetworkException>(() => Network.Load(path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, MadeNetwork.Onnx()[..^20]);
        Assert.Throws<NetworkException>(() => Network.Load(path));
        File.Delete(Path.ChangeExtension(path, ".json"));
        Assert.Contains("made.json is missing", Assert.Throws<NetworkException>(() => Network.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SqueezeNet_gives_512_numbers_and_knows_a_shark()
    {
        using var network = Network.Load(SqueezeNet.CopyTo(folder));
        byte[] shark = File.ReadAllBytes(Checkout.Data("jpeg", "n01484850_great_white_shark.jpg"));
        var reading = network.Read(Picture.Of(shark, network.Width, network.Height, network.Crops));
        Assert.Equal(512, reading.Vector!.Length);
        Assert.DoesNotContain(reading.Vector, v => !float.IsFinite(v) || v < 0);
        Assert.Equal("great white shark", reading.Findings[0].Label);
    }

    static Picture Plain(byte red, byte green, byte blue) => new([.. Enumerable.Range(0, 64).SelectMany(_ => (byte[])[red, green, blue])], 8, 8);
}
