namespace Heliograph.Lepton.Tests.Robustness;

/// <summary>Small files of every kind to begin from: sampling, progression, restarts, cut off, with something behind.</summary>
static class Corpus
{
    public static IReadOnlyList<byte[]> Jpegs { get; } =
    [
        TinyJpeg.Bytes,
        .. from bands in (int[])[1, 3]
           from isProgressive in (bool[])[false, true]
           from restart in (int[])[0, 1]
           from quality in (int[])[20, 95]
           select new MadeJpegs.Recipe(21, 18, bands, 3, quality, Subsample: true, isProgressive, restart, Seed: 7).Make(),
        new MadeJpegs.Recipe(40, 9, 3, 0, 80, false, true, 0, 8).Make()[..^40],
        new MadeJpegs.Recipe(9, 40, 3, 0, 80, false, false, 0, 9).Make()[..^40],
        [.. TinyJpeg.Bytes, 1, 2, 3],
    ];

    public static IReadOnlyList<byte[]> Leptons { get; } =
        [.. Jpegs.SelectMany(jpeg => (byte[][])[Codec.Pack(jpeg), Codec.Pack(jpeg, new PackOptions { Segments = 3 })])];
}
