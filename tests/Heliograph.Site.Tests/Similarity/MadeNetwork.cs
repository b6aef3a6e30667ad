using System.Text;
using Google.Protobuf;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>
/// A network of two nodes, written here: it takes 8 × 8 pixels and gives the mean of each channel, as <c>inside</c> (1 × 3 × 1 × 1) and as
/// its only output, <c>flat</c> (1 × 3). By its description it tells red, green and blue pictures apart, scores redness and warns of blue.
/// </summary>
static class MadeNetwork
{
    public const string Description = """
        {
          "name": "Made for tests",
          "input": { "tensor": "pixels", "width": 8, "height": 8, "channels": "rgb", "mean": [0, 0, 0], "scale": [0.02, 0.02, 0.02], "fit": "squeeze" },
          "vector": { "tensor": "inside" },
          "outputs": [
            { "tensor": "flat", "means": "tags", "labels": "made-labels.txt", "softmax": true, "least": 0.3, "most": 2 },
            { "tensor": "flat", "means": "score", "name": "redness", "index": 0 },
            { "tensor": "flat", "means": "safety", "name": "blue", "index": 2, "softmax": true, "least": 0.8 }
          ]
        }
        """;

    public const string Labels = "red, crimson\ngreen\nblue";

    /// <returns>The <c>.onnx</c> file, with all that it needs beside it.</returns>
    public static string WriteTo(string folder, string description = Description, string labels = Labels)
    {
        string path = Path.Combine(folder, "made.onnx");
        File.WriteAllBytes(path, Onnx());
        File.WriteAllText(Path.ChangeExtension(path, ".json"), description);
        File.WriteAllText(Path.Combine(folder, "made-labels.txt"), labels);
        return path;
    }

    public static byte[] Onnx()
    {
        byte[] graph = Message(
            Part(1, Message(Text(1, "pixels"), Text(2, "inside"), Text(4, "GlobalAveragePool"))),
            Part(1, Message(Text(1, "inside"), Text(2, "flat"), Text(4, "Flatten"))),
            Text(2, "made"),
            Part(11, Value("pixels", 1, 3, 8, 8)),
            Part(12, Value("flat", 1, 3)));
        return Message(Number(1, 8), Part(7, graph), Part(8, Message(Number(2, 13))));
    }

    static byte[] Value(string name, params int[] shape)
    {
        byte[] dimensions = Message([.. shape.Select(d => Part(1, Message(Number(1, d))))]);
        return Message(Text(1, name), Part(2, Message(Part(1, Message(Number(1, 1), Part(2, dimensions))))));
    }

    static Action<CodedOutputStream> Part(int field, byte[] value) => output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    };

    static Action<CodedOutputStream> Text(int field, string value) => Part(field, Encoding.UTF8.GetBytes(value));

    static Action<CodedOutputStream> Number(int field, long value) => output =>
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    };

    static byte[] Message(params Action<CodedOutputStream>[] fields)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            foreach (var field in fields)
                field(output);
        }

        return bytes.ToArray();
    }
}
