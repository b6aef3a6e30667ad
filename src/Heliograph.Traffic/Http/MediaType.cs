namespace Heliograph.Traffic.Http;

/// <summary>Values of Content-Type.</summary>
static class MediaType
{
    /// <summary>The type without its parameters.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> value)
    {
        int end = value.IndexOfAny((byte)';', (byte)',');
        return (end < 0 ? value : value[..end]).Trim((byte)' ');
    }
}
