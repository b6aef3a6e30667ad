namespace Heliograph.Lepton.Tests;

/// <summary>What may come of a file that may be anything: an exact copy, or one clear refusal.</summary>
static class Packed
{
    public static byte[]? OrRefused(byte[] jpeg, PackOptions? options = null)
    {
        try
        {
            return Codec.Pack(jpeg, options);
        }
        catch (LeptonException refusal)
        {
            AssertClear(refusal, jpeg.Length);
            return null;
        }
    }

    public static byte[]? UnpackedOrRefused(byte[] lepton, UnpackOptions? options = null)
    {
        try
        {
            return Codec.Unpack(lepton, options);
        }
        catch (LeptonException refusal)
        {
            AssertClear(refusal, long.MaxValue);
            return null;
        }
    }

    static void AssertClear(LeptonException refusal, long length)
    {
        Assert.True(Enum.IsDefined(refusal.Fault));
        Assert.InRange(refusal.Offset, 0, length);
        Assert.Matches(@"^[^.]+\. \(byte \d+\)$", refusal.Message);
    }
}
