using System.Text;

namespace Heliograph.Traffic.Transforms;

/// <summary>A path in which <c>*</c> and <c>{name}</c> stand for one segment and <c>**</c> at the end for any number of them.</summary>
sealed class PathPattern(string pattern)
{
    readonly byte[][] _segments = [.. pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];

    /// <summary>The pattern itself.</summary>
    public byte[] Text { get; } = Encoding.UTF8.GetBytes(pattern);

    public bool Matches(ReadOnlySpan<byte> path)
    {
        int at = 0;
        foreach (var range in path.Split((byte)'/'))
        {
            var segment = path[range];
            if (segment.IsEmpty) continue;
            if (at == _segments.Length) return false;
            if (_segments[at].AsSpan().SequenceEqual("**"u8)) return true;
            if (!IsOpen(_segments[at]) && !segment.SequenceEqual(_segments[at])) return false;
            at++;
        }
        return at == _segments.Length || _segments[at].AsSpan().SequenceEqual("**"u8);
    }

    static bool IsOpen(byte[] segment) => segment is [(byte)'*'] or [(byte)'{', .., (byte)'}'];
}
