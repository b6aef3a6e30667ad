namespace Heliograph.Recommendations.Relations;

/// <summary>Places as features: cells of a grid of degrees.</summary>
public sealed class PlaceGrid
{
    readonly double _degrees;
    readonly int _columns;
    readonly int _rows;

    /// <param name="degrees">Height and width of a cell, 0.01 to 90.</param>
    public PlaceGrid(double degrees)
    {
        if (degrees is not (>= 0.01 and <= 90)) throw new ArgumentOutOfRangeException(nameof(degrees), degrees, null);
        _degrees = degrees;
        (_rows, _columns) = ((int)Math.Ceiling(180 / degrees), (int)Math.Ceiling(360 / degrees));
    }

    /// <summary>How many cells there are.</summary>
    public int CellCount => _rows * _columns;

    /// <summary>The cell that a place lies in.</summary>
    /// <param name="latitude">−90 to 90.</param>
    /// <param name="longitude">−180 to 180, whose ends are the same.</param>
    public int Cell(double latitude, double longitude)
    {
        if (latitude is not (>= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(latitude), latitude, null);
        if (longitude is not (>= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude), longitude, null);
        int row = Math.Min((int)((latitude + 90) / _degrees), _rows - 1);
        int column = longitude == 180 ? 0 : Math.Min((int)((longitude + 180) / _degrees), _columns - 1);
        return row * _columns + column;
    }
}
