using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Heliograph.Site.Similarity.Features;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Heliograph.Site.Similarity.Networks;

/// <summary>A network that is loaded. Safe to share between threads.</summary>
sealed partial class Network : IDisposable
{
    readonly NetworkDescription description;
    readonly InferenceSession session;
    readonly string[] tensors;
    readonly Dictionary<string, string[]> labels = [];
    readonly bool isHalf;

    Network(NetworkDescription description, InferenceSession session, string key)
    {
        (this.description, this.session, Key) = (description, session, key);
        tensors = [.. description.Tensors];
        isHalf = session.InputMetadata[description.Input.Tensor].ElementDataType == TensorElementType.Float16;
    }

    /// <summary>Tells it from every other network, and from itself with another description: its features are comparable with those of the same key only.</summary>
    public string Key { get; }

    public string Name => description.Name;

    public bool HasVector => description.Vector is not null;

    /// <param name="path">The <c>.onnx</c> file; its description lies beside it.</param>
    /// <exception cref="NetworkException">It, its description or its labels cannot be used.</exception>
    public static Network Load(string path)
    {
        string describedBy = Path.ChangeExtension(path, ".json");
        var description = NetworkDescription.Read(describedBy);
        byte[] model = File.ReadAllBytes(path);
        try
        {
            var missing = description.Tensors.Except(NetworkGraph.Tensors(model)).ToList();
            if (missing.Count > 0)
                throw new NetworkException($"{describedBy} asks for the tensor \"{missing[0]}\", which {Path.GetFileName(path)} does not compute.");
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            var session = new InferenceSession(NetworkGraph.WithOutputs(model, description.Tensors), options);
            if (!session.InputMetadata.ContainsKey(description.Input.Tensor))
            {
                string inputs = string.Join(", ", session.InputMetadata.Keys);
                session.Dispose();
                throw new NetworkException($"{describedBy} says that the input is \"{description.Input.Tensor}\"; {Path.GetFileName(path)} has {inputs}.");
            }

            byte[] hash = SHA256.HashData([.. SHA256.HashData(model), .. SHA256.HashData(File.ReadAllBytes(describedBy))]);
            var network = new Network(description, session, Convert.ToHexStringLower(hash.AsSpan(0, 8)));
            network.ReadLabels(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return network;
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidProtocolBufferException)
        {
            throw new NetworkException($"{path} is no ONNX network that can be run here: {e.Message.ReplaceLineEndings(" ").Trim()}", e);
        }
    }

    /// <summary>Looks at a picture; once, so that a faulty description is found when a network is added and not when it is used.</summary>
    /// <exception cref="NetworkException">What it gives is not what its description says.</exception>
    public NetworkReading Read(Picture picture)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Width, Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(picture.Height, Height);
        try
        {
            using var results = session.Run([Input(picture)], tensors);
            var values = results.ToDictionary(r => r.Name, Values, StringComparer.Ordinal);
            return new NetworkReading(
                description.Vector is { } vector ? Pooled(vector.Tensor, values[vector.Tensor]) : null,
                [.. (description.Outputs ?? []).SelectMany(output => Findings(output, values[output.Tensor].Numbers))]);
        }
        catch (OnnxRuntimeException e)
        {
            throw new NetworkException($"The network \"{Name}\" failed: {e.Message.ReplaceLineEndings(" ").Trim()}", e);
        }
    }

    public int Width => description.Input.Width;

    public int Height => description.Input.Height;

    public bool Crops => description.Input.Fit == InputFit.Crop;

    public void Dispose() => session.Dispose();

    NamedOnnxValue Input(Picture picture)
    {
        var (plane, input) = (Width * Height, description.Input);
        float[] values = new float[3 * plane];
        for (int channel = 0; channel < 3; channel++)
        {
            int from = input.Channels == ChannelOrder.Bgr ? 2 - channel : channel;
            for (int i = 0; i < plane; i++)
                values[channel * plane + i] = (picture.Rgb[i * 3 + from] - input.Mean[channel]) * input.Scale[channel];
        }

        int[] shape = [1, 3, Height, Width];
        return isHalf
            ? NamedOnnxValue.CreateFromTensor(input.Tensor, new DenseTensor<Float16>(Array.ConvertAll(values, v => (Float16)v), shape))
            : NamedOnnxValue.CreateFromTensor(input.Tensor, new DenseTensor<float>(values, shape));
    }

    (float[] Numbers, int[] Shape) Values(DisposableNamedOnnxValue result) => result.Value switch
    {
        Tensor<float> whole => ([.. whole], whole.Dimensions.ToArray()),
        Tensor<Float16> half => ([.. half.Select(v => (float)v)], half.Dimensions.ToArray()),
        _ => throw new NetworkException($"The tensor \"{result.Name}\" of the network \"{Name}\" holds neither floats nor halves."),
    };

    float[] Pooled(string tensor, (float[] Numbers, int[] Shape) value)
    {
        if (value.Shape is not [1, var depth, .. var places] || depth < 2)
            throw new NetworkException($"The tensor \"{tensor}\" of the network \"{Name}\" has the shape {string.Join(" × ", value.Shape)}; a vector is 1 × D or 1 × D × height × width.");
        int each = places.Aggregate(1, (all, next) => all * next);
        float[] pooled = new float[depth];
        for (int i = 0; i < depth; i++)
            pooled[i] = value.Numbers.AsSpan(i * each, each).ToArray().Average();
        return pooled;
    }

    IEnumerable<NetworkFinding> Findings(NetworkOutput output, float[] numbers)
    {
        if (output.Softmax)
            numbers = Softmax(numbers);
        if (output.Means == OutputMeaning.Tags)
            return Tags(output, numbers);
        if (output.Index < 0 || output.Index >= numbers.Length)
            throw new NetworkException($"\"{output.Name}\" of the network \"{Name}\" is number {output.Index} of {numbers.Length}.");
        float value = numbers[output.Index];
        return output.Means == OutputMeaning.Safety && value < output.Least ? [] : [new NetworkFinding(output.Means, output.Name!, value)];
    }

    IEnumerable<NetworkFinding> Tags(NetworkOutput output, float[] numbers)
    {
        string[] names = labels[Path.GetFileName(output.Labels!)];
        if (names.Length != numbers.Length)
            throw new NetworkException($"{output.Labels} has {names.Length} names; \"{output.Tensor}\" of the network \"{Name}\" has {numbers.Length} numbers.");
        return numbers.Index().Where(n => n.Item >= output.Least).OrderByDescending(n => n.Item).Take(output.Most).Select(n => new NetworkFinding(OutputMeaning.Tags, names[n.Index], n.Item));
    }

    static float[] Softmax(float[] numbers)
    {
        float largest = numbers.Max();
        double[] powers = [.. numbers.Select(n => Math.Exp(n - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(p => (float)(p / sum))];
    }

    void ReadLabels(string folder)
    {
        foreach (string file in description.LabelFiles)
        {
            string path = Path.Combine(folder, file);
            if (!File.Exists(path))
                throw new NetworkException($"{path} is missing: it names what the network \"{Name}\" sees, a name a line.");
            labels[file] = [.. File.ReadLines(path).Select(l => Number().Replace(l.Split(',')[0].Trim(), ""))];
        }
    }

    // WordNet's number of a word, as lists of ImageNet's classes have it.
    [GeneratedRegex(@"^n\d{8}\s+")]
    private static partial Regex Number();
}
