namespace Heliograph.JustifiedLayout;

/// <summary>A mode that builds rows one after the other, each from its first item on and without regard to what came before.</summary>
interface IRowPass
{
    /// <summary>How many rows are finished.</summary>
    int Rows { get; }

    /// <summary>The height of the last of them.</summary>
    double LastHeight { get; }

    /// <summary>Goes on as if so many rows were finished, the last of them at a height.</summary>
    void ResumeAfter(int rows, double lastHeight);

    /// <summary>Finds and places one row.</summary>
    /// <returns>How many items it took; zero where they end before it does.</returns>
    int Step(int start);

    /// <summary>Places all items from one on as an unfinished row.</summary>
    /// <returns>Its height.</returns>
    double PlaceWidows(int start);
}
