using System.Buffers.Binary;
using System.Buffers.Text;
using Heliograph.Site.Similarity.Features;

namespace Heliograph.Site.Similarity.Pivot;

/// <summary>
/// A picture that somebody gave as the query, as its results' addresses carry it, so that nothing of it is stored: its vectors, a byte a
/// component, and a copy as small as a stamp.
/// </summary>
sealed record GivenPicture(IReadOnlyDictionary<SimilarityKind, float[]> Vectors, byte[] Stamp)
{
    const int LongestText = 6_000, LongestStamp = 2_000, LargestDimension = 2_048;
    const float Steps = 127;

    public string StampAddress => $"data:image/jpeg;base64,{Convert.ToBase64String(Stamp)}";

    public override string ToString()
    {
        using var bytes = new MemoryStream();
        foreach (var (kind, vector) in Vectors)
        {
            float largest = vector.Max(Math.Abs);
            bytes.WriteByte((byte)kind);
            bytes.WriteByte((byte)vector.Length);
            bytes.WriteByte((byte)(vector.Length >> 8));
            foreach (float value in vector)
                bytes.WriteByte((byte)(sbyte)MathF.Round(value / largest * Steps));
        }

        bytes.WriteByte(0);
        bytes.Write(Stamp);
        return Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <returns>Null for what is no such text.</returns>
    public static GivenPicture? Parse(string? text)
    {
        if (text is null or { Length: > LongestText } || !Base64Url.IsValid(text))
            return null;
        var vectors = new Dictionary<SimilarityKind, float[]>();
        ReadOnlySpan<byte> rest = Base64Url.DecodeFromChars(text);
        while (rest is [not 0 and var kind, _, _, ..])
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(rest[1..]);
            if (!Enum.IsDefined((SimilarityKind)kind) || length is 0 or > LargestDimension || rest.Length < 3 + length)
                return null;
            float[] vector = new float[length];
            for (int i = 0; i < length; i++)
                vector[i] = (sbyte)rest[3 + i];
            vectors[(SimilarityKind)kind] = UnitVector.Of(vector);
            rest = rest[(3 + length)..];
        }

        return vectors.Count > 0 && rest is [0, .. { Length: <= LongestStamp } stamp] ? new GivenPicture(vectors, stamp.ToArray()) : null;
    }
}
