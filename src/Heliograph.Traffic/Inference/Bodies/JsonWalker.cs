using System.Buffers;
using System.Text.Json;
using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference.Bodies;

/// <summary>Takes the shape of JSON as it is read, without a document.</summary>
static class JsonWalker
{
    static readonly JsonReaderOptions s_tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };
    static readonly JsonReaderOptions s_lines = s_tolerant with { AllowMultipleValues = true };

    /// <returns>Whether it was JSON to the end; what came before that is in the shape.</returns>
    public static bool TryWalk(ReadOnlySpan<byte> json, ValueShape shape, ObservedCall call, bool isLines = false)
    {
        var reader = new Utf8JsonReader(json, isLines ? s_lines : s_tolerant);
        try
        {
            while (reader.Read()) WalkValue(ref reader, shape, call, isSensitive: !call.KeepsValues);
            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    static void WalkValue(ref Utf8JsonReader reader, ValueShape shape, ObservedCall call, bool isSensitive)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                WalkObject(ref reader, shape.Objects ??= new(), call, isSensitive);
                break;
            case JsonTokenType.StartArray:
                WalkArray(ref reader, shape.Arrays ??= new(), call, isSensitive);
                break;
            case JsonTokenType.String:
                // Escapes don't change what a text looks like, as far as shapes go.
                shape.AddText(reader.ValueSpan, call.Priority, isSensitive);
                break;
            case JsonTokenType.Number:
                shape.AddNumber(reader.ValueSpan, call.Priority, isSensitive);
                break;
            case JsonTokenType.True:
                shape.Trues++;
                break;
            case JsonTokenType.False:
                shape.Falses++;
                break;
            case JsonTokenType.Null:
                shape.Nulls++;
                break;
        }
    }

    static void WalkObject(ref Utf8JsonReader reader, ObjectShape shape, ObservedCall call, bool isSensitive)
    {
        shape.Start();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!call.MayKeep(reader.ValueSpan))
            {
                reader.Skip();
                continue;
            }
            bool isNameSensitive;
            var value = reader.ValueIsEscaped ? Unescaped(ref reader, shape, out isNameSensitive) : shape.Property(reader.ValueSpan, out isNameSensitive);
            reader.Read();
            WalkValue(ref reader, value, call, isSensitive || isNameSensitive);
        }
    }

    static ValueShape Unescaped(ref Utf8JsonReader reader, ObjectShape shape, out bool isSensitive)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        int length = reader.CopyString(buffer);
        var value = shape.Property(buffer.AsSpan(0, length), out isSensitive);
        ArrayPool<byte>.Shared.Return(buffer);
        return value;
    }

    static void WalkArray(ref Utf8JsonReader reader, ArrayShape shape, ObservedCall call, bool isSensitive)
    {
        int items = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items++;
            WalkValue(ref reader, shape.Items, call, isSensitive);
        }
        shape.Add(items);
    }
}
