namespace Heliograph.JustifiedLayout.Flickr;

static class JavaScript
{
    /// <summary>ECMAScript's <c>Math.round</c>: exact halves go up. (What rounds to zero is positive here; there it keeps
    /// its sign, which no sum or difference of box sides can show.)</summary>
    public static double Round(double value)
    {
        double floor = Math.Floor(value);
        return value - floor >= 0.5 ? floor + 1 : floor;
    }
}
