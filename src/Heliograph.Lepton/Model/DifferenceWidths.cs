namespace Heliograph.Lepton.Model;

/// <summary>Whether differences of neighbouring samples wrap at 16 bits, as in encoders built with vector instructions, or at 32.</summary>
/// <param name="ShortAfter">At the bottom and right edges, which later blocks see.</param>
/// <param name="ShortBefore">At the top and left edges.</param>
readonly record struct DifferenceWidths(bool ShortAfter, bool ShortBefore)
{
    public static DifferenceWidths Usual => new(true, true);
}
