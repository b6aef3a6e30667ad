namespace Heliograph.Lepton.Jpeg;

/// <summary>DC predictors of up to three components.</summary>
record struct DcPredictors(short First, short Second, short Third)
{
    public short this[int component]
    {
        readonly get => component switch { 0 => First, 1 => Second, _ => Third };
        set
        {
            if (component == 0) First = value;
            else if (component == 1) Second = value;
            else Third = value;
        }
    }
}

/// <summary>Where in a scan a row of MCUs begins.</summary>
/// <param name="Position">The byte that holds the first bit.</param>
/// <param name="BitsTaken">Bits of that byte that belong to what comes before, 0 to 7.</param>
/// <param name="Overhang">Those bits, left-aligned.</param>
/// <param name="Dc">DC predictors there.</param>
readonly record struct RowStart(int Position, int BitsTaken, byte Overhang, DcPredictors Dc);
