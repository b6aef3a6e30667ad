using BenchmarkDotNet.Attributes;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>What is measured of ours: single thread, caller's memory, every column and the row table written.</summary>
public class Layouts
{
    static readonly LayoutOptions s_optimal = new() { Mode = LayoutMode.Optimal };
    static readonly LayoutOptions s_strict = new() { Mode = LayoutMode.Strict };
    static readonly double[] s_one = [1.5];

    double[] _ratios = [], _lefts = [], _widths = [], _tops = [], _heights = [];
    float[] _narrow = [], _narrowLefts = [], _narrowWidths = [], _narrowTops = [], _narrowHeights = [];
    Row[] _rows = [];
    LiveLayout? _live;

    /// <summary>How many items: one size a run, so that the peers are measured in between.</summary>
    public static int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        double[] Column() => new double[Size];
        float[] Narrow() => new float[Size];
        _ratios = Ratios.Create(Size);
        (_lefts, _widths, _tops, _heights) = (Column(), Column(), Column(), Column());
        _narrow = Array.ConvertAll(_ratios, ratio => (float)ratio);
        (_narrowLefts, _narrowWidths, _narrowTops, _narrowHeights) = (Narrow(), Narrow(), Narrow(), Narrow());
        _rows = new Row[Size];
        _live = new LiveLayout(_ratios, LayoutOptions.Default);
    }

    [Benchmark]
    public LayoutExtent Flickr() => Run(LayoutOptions.Default);

    [Benchmark]
    public LayoutExtent Optimal() => Run(s_optimal);

    [Benchmark]
    public LayoutExtent Strict() => Run(s_strict);

    [Benchmark]
    public LayoutExtent FlickrFloat() => Justified.Layout<float>(_narrow, LayoutOptions.Default, new()
    {
        Lefts = _narrowLefts,
        Widths = _narrowWidths,
        Tops = _narrowTops,
        Heights = _narrowHeights,
        Rows = _rows,
    });

    [Benchmark]
    public Layout FlickrRecords() => Justified.Layout(_ratios, LayoutOptions.Default);

    /// <summary>One item more at the end and away again.</summary>
    [Benchmark]
    public void AppendAndRemove()
    {
        _live!.Append(s_one);
        _live.Remove(_live.ItemCount - 1, 1);
    }

    LayoutExtent Run(LayoutOptions options) => Justified.Layout<double>(_ratios, options, new()
    {
        Lefts = _lefts,
        Widths = _widths,
        Tops = _tops,
        Heights = _heights,
        Rows = _rows,
    });
}
