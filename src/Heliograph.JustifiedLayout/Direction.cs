namespace Heliograph.JustifiedLayout;

/// <summary>Which arrow key was pressed.</summary>
public enum Direction
{
    /// <summary>To the neighbour at the left, or the row before (after, right to left).</summary>
    Left,

    /// <summary>To the neighbour at the right, or the row after (before, right to left).</summary>
    Right,

    /// <summary>To the row above.</summary>
    Up,

    /// <summary>To the row below.</summary>
    Down,
}
