using System.Globalization;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Networks;
using NetVips;

namespace Heliograph.Similarity.Bench;

/// <summary>What the site's features are worth: photographs of 20 kinds, 30 of each, and how many of a photo's ten nearest are of its kind; and how near copies of a photo stay.</summary>
static class Photographs
{
    const int Nearest = 10;

    const string SqueezeNet = """
        {
          "name": "SqueezeNet 1.0",
          "input": { "tensor": "data_0", "width": 224, "height": 224, "channels": "bgr", "mean": [104, 117, 123], "scale": [1, 1, 1], "fit": "FIT" },
          "vector": { "tensor": "fire9/concat_1" }
        }
        """;

    public static void Print()
    {
        string[] files = [.. Directory.GetFiles(Sift.FindFolder("photos"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] kinds = [.. files.Select(f => Path.GetFileName(Path.GetDirectoryName(f)!))];
        byte[][] photos = [.. files.Select(File.ReadAllBytes)];
        Console.WriteLine($"{photos.Length} photographs of {kinds.Distinct().Count()} kinds");
        using var network = LoadNetwork("crop");
        using var squeezed = LoadNetwork("squeeze");
        PrintPrecision("content, the middle", kinds, Vectors(photos, p => Content(network, p)));
        PrintPrecision("content, squeezed", kinds, Vectors(photos, p => Content(squeezed, p)));
        PrintPrecision("colour", kinds, Vectors(photos, Colour));
        PrintPrecision("texture", kinds, Vectors(photos, Texture));
        Console.WriteLine();
        byte[][] copies = [.. photos.Select(Copied)], crops = [.. photos.Select(Cropped)];
        PrintCopies("content", photos, copies, crops, p => Content(network, p));
        PrintCopies("colour", photos, copies, crops, Colour);
        PrintCopies("texture", photos, copies, crops, Texture);
    }

    static void PrintPrecision(string name, string[] kinds, VectorSet vectors)
    {
        var exact = ExactNeighbours.Find(vectors, vectors, Nearest + 1, threads: 1);
        var options = new TrainingOptions { Clusters = 8, Subquantizers = 16, ProjectTo = 64, Threads = 1 };
        using var index = LopqIndex.Build(LopqModel.Train(vectors, options), vectors, new IndexOptions { Rerank = RerankForm.Fp16, Threads = 1 });
        int[][] found = [.. index.Search(vectors, new SearchOptions { Count = Nearest + 1, Quota = 4_000 }, threads: 1).Select(n => n.Select(f => (int)f.Id).ToArray())];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, {vectors.Dimension}: precision@10 exact {Precision(kinds, exact):f3}, index (PCA 64, V=8, M=16, float16) {Precision(kinds, found):f3}"));
    }

    static double Precision(string[] kinds, int[][] found) =>
        found.Index().Average(q => q.Item.Where(n => n != q.Index).Take(Nearest).Average(n => kinds[n] == kinds[q.Index] ? 1.0 : 0));

    /// <summary>Cosines of photos with their copies, and of photos with the nearest other photo.</summary>
    static void PrintCopies(string name, byte[][] photos, byte[][] copies, byte[][] crops, Func<byte[], float[]> features)
    {
        var (own, copied, cropped) = (Vectors(photos, features), Vectors(copies, features), Vectors(crops, features));
        var others = ExactNeighbours.Find(own, own, 2, threads: 1).Index().Select(q => Cosine(own, q.Index, own, q.Item.First(n => n != q.Index)));
        string Percentiles(IEnumerable<float> cosines)
        {
            float[] sorted = [.. cosines.Order()];
            return string.Join(' ', ((double[])[0.01, 0.05, 0.5, 0.95, 0.99]).Select(share => sorted[(int)(share * (sorted.Length - 1))].ToString("f3", CultureInfo.InvariantCulture)));
        }

        Console.WriteLine($"{name}, cosines at 1 5 50 95 99 %: smaller copies {Percentiles(Enumerable.Range(0, photos.Length).Select(i => Cosine(own, i, copied, i)))}; "
            + $"cropped {Percentiles(Enumerable.Range(0, photos.Length).Select(i => Cosine(own, i, cropped, i)))}; nearest others {Percentiles(others)}");
    }

    static float Cosine(VectorSet one, int i, VectorSet other, int j)
    {
        float sum = 0;
        for (int d = 0; d < one.Dimension; d++) sum += one[i][d] * other[j][d];
        return sum;
    }

    static VectorSet Vectors(byte[][] photos, Func<byte[], float[]> features)
    {
        float[][] rows = [.. photos.Select(features)];
        return new VectorSet([.. rows.SelectMany(r => r)], rows[0].Length);
    }

    static float[] Content(Network network, byte[] photo) => UnitVector.Of(network.Read(Picture.Of(photo, network.Width, network.Height, network.Crops)).Vector!);

    static float[] Colour(byte[] photo) => ColourHistogram.Of(Picture.Of(photo, 128, 128, crops: false));

    static float[] Texture(byte[] photo) => OrientedGradients.Of(Picture.Of(photo, 128, 128, crops: false));

    static byte[] Copied(byte[] photo)
    {
        using var image = Image.NewFromBuffer(photo);
        using var small = image.Resize(0.6);
        return small.JpegsaveBuffer(q: 60);
    }

    static byte[] Cropped(byte[] photo)
    {
        using var image = Image.NewFromBuffer(photo);
        using var middle = image.Crop(image.Width / 25, image.Height / 25, image.Width - image.Width * 2 / 25, image.Height - image.Height * 2 / 25);
        return middle.JpegsaveBuffer(q: 80);
    }

    static Network LoadNetwork(string fit)
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName, path = Path.Combine(folder, "net.onnx");
        File.Copy(Path.Combine(Sift.FindFolder("photos"), "..", "..", "models", "squeezenet1.0-fp16.onnx"), path);
        File.WriteAllText(Path.ChangeExtension(path, ".json"), SqueezeNet.Replace("FIT", fit, StringComparison.Ordinal));
        var network = Network.Load(path);
        Directory.Delete(folder, recursive: true);
        return network;
    }
}
