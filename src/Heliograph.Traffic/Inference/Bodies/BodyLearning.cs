using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference.Bodies;

/// <summary>Takes the shape of a body by its media type.</summary>
static class BodyLearning
{
    const int LongestText = 256;

    public static void Learn(ObservedCall call, string type, ReadOnlySpan<byte> body, BodyStats stats)
    {
        ulong priority = call.Priority;
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        if (IsJson(type))
        {
            if (!JsonWalker.TryWalk(body, stats.Value, call, isLines: type.Contains("ndjson", StringComparison.Ordinal) || type.Contains("jsonl", StringComparison.Ordinal))) stats.Malformed++;
        }
        else if (IsXml(type))
        {
            if (XmlWalker.Parse(body) is { } root) XmlWalker.Walk(root, stats.Value, priority, isSensitive: !call.KeepsValues);
            else stats.Malformed++;
        }
        else if (type.StartsWith("text/", StringComparison.Ordinal) && body.Length <= LongestText) stats.Value.AddText(body, priority, isSensitive: true);
        else (stats.Value.Texts ??= new()).Add("..."u8, type.StartsWith("text/", StringComparison.Ordinal) ? TextFormat.Plain : TextFormat.Binary, priority, isSensitive: true);
    }

    /// <summary>Whether nothing can be said of a body without all of it.</summary>
    public static bool NeedsAll(string type) => IsJson(type) || IsXml(type) || type is "application/x-www-form-urlencoded" or "multipart/form-data";

    public static bool IsJson(string type) => type.Contains("json", StringComparison.Ordinal);

    public static bool IsXml(string type) => type.EndsWith("/xml", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);
}
