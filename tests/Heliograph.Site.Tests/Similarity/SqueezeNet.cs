namespace Heliograph.Site.Tests.Similarity;

/// <summary>A network that has seen a million photographs, from the shared test data.</summary>
static class SqueezeNet
{
    public const string Description = """
        {
          "name": "SqueezeNet 1.0",
          "input": { "tensor": "data_0", "width": 224, "height": 224, "channels": "bgr", "mean": [104, 117, 123], "scale": [1, 1, 1], "fit": "crop" },
          "vector": { "tensor": "fire9/concat_1" },
          "outputs": [{ "tensor": "softmaxout_1", "means": "tags", "labels": "imagenet-labels.txt" }]
        }
        """;

    /// <summary>Skips the test where it is absent.</summary>
    /// <returns>The <c>.onnx</c> file, with all that it needs beside it.</returns>
    public static string CopyTo(string folder)
    {
        string models = Checkout.TestData is { } data ? Path.Combine(data, "models") : "";
        Assert.SkipUnless(File.Exists(Path.Combine(models, "squeezenet1.0-fp16.onnx")), "The shared network is absent: set HELIOGRAPH_TEST_DATA to the folder with models/squeezenet1.0-fp16.onnx.");
        foreach (string file in (string[])["squeezenet1.0-fp16.onnx", "imagenet-labels.txt"])
        {
            using var from = File.OpenRead(Path.Combine(models, file));
            using var to = File.Create(Path.Combine(folder, file));
            from.CopyTo(to);
        }

        string path = Path.Combine(folder, "squeezenet1.0-fp16.onnx");
        File.WriteAllText(Path.ChangeExtension(path, ".json"), Description);
        return path;
    }
}
