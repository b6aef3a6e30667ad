namespace Heliograph.JustifiedLayout.Flickr;

static class JavaScript
{
    /// <summary>ECMAScript's <c>Math.round</c>: exact halves go up, and what rounds to zero keeps its sign.</summary>
    public static double Round(double value)
    {
        if (value is < 0 and >= -0.5) return -0.0;
        double floor = Math.Floor(value);
        return value - floor >= 0.5 ? floor + 1 : floor;
    }
}
