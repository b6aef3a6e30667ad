using System.Text;
using Google.Protobuf;

namespace Heliograph.Site.Similarity.Networks;

/// <summary>
/// An ONNX file as far as we look into it (onnx.proto: <c>ModelProto.graph</c> is field 7; in <c>GraphProto</c>, nodes are field 1 and
/// outputs field 12; a node's outputs are its field 2, the name of a <c>ValueInfoProto</c> its field 1).
/// </summary>
static class NetworkGraph
{
    const int ModelGraph = 7, GraphNode = 1, GraphOutput = 12, NodeOutput = 2, ValueName = 1;

    /// <summary>The names of all that its nodes compute.</summary>
    /// <exception cref="InvalidProtocolBufferException">It is no ONNX file.</exception>
    public static HashSet<string> Tensors(byte[] model) =>
        [.. Fields(ByteString.CopyFrom(model), ModelGraph).SelectMany(graph => Fields(graph, GraphNode)).SelectMany(node => Fields(node, NodeOutput)).Select(name => name.ToStringUtf8())];

    /// <summary>
    /// The same network that also gives these tensors: a <c>ValueInfoProto</c> for each is appended to the graph's outputs. A message that
    /// comes twice is merged by whoever reads it, so it is appended to the bytes as they are.
    /// </summary>
    public static byte[] WithOutputs(byte[] model, IEnumerable<string> tensors)
    {
        var there = Fields(ByteString.CopyFrom(model), ModelGraph).SelectMany(graph => Fields(graph, GraphOutput))
            .SelectMany(value => Fields(value, ValueName)).Select(name => name.ToStringUtf8()).ToHashSet(StringComparer.Ordinal);
        byte[] graph = Message(tensors.Where(t => !there.Contains(t)).Select(t => (GraphOutput, Message([(ValueName, Encoding.UTF8.GetBytes(t))]))));
        return graph.Length == 0 ? model : [.. model, .. Message([(ModelGraph, graph)])];
    }

    static byte[] Message(IEnumerable<(int Field, byte[] Value)> fields)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            foreach (var (field, value) in fields)
            {
                output.WriteTag(field, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(value));
            }
        }

        return bytes.ToArray();
    }

    static List<ByteString> Fields(ByteString message, int field)
    {
        var found = new List<ByteString>();
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is not 0 and var tag)
        {
            if (tag == WireFormat.MakeTag(field, WireFormat.WireType.LengthDelimited))
                found.Add(input.ReadBytes());
            else
                input.SkipLastField();
        }

        return found;
    }
}
