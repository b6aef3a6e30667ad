namespace Heliograph.Lepton.Jpeg;

/// <summary>The value of the bits that fill up bytes before markers, found out on the way.</summary>
sealed class PaddingBits
{
    int _value = -1;

    /// <summary>As the file stores it: all ones, or zero also where no padding was seen.</summary>
    public byte Stored => _value == 1 ? (byte)0xFF : (byte)0;

    /// <param name="count">Number of bits, 0 to 7.</param>
    /// <param name="bits">The bits that stand there.</param>
    /// <returns>False where they are not all alike, or not like those before.</returns>
    public bool Fits(int count, int bits)
    {
        if (count == 0) return true;
        int value = bits & 1;
        if (bits != (value == 1 ? (1 << count) - 1 : 0) || _value == 1 - value) return false;
        _value = value;
        return true;
    }
}
