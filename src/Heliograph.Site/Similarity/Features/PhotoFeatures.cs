using Heliograph.Site.Images;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Networks;

namespace Heliograph.Site.Similarity.Features;

/// <summary>A vector of a picture and what computed it.</summary>
sealed record Feature(SimilarityKind Kind, string Model, float[] Vector);

/// <summary>All that is known of a picture by looking at it.</summary>
/// <param name="Models">What looked at it.</param>
sealed record LookedAt(IReadOnlyList<Feature> Features, IReadOnlyList<(string Model, NetworkFinding Finding)> Findings, IReadOnlyList<string> Models);

/// <summary>Computes what pictures are compared by: colour and texture always, content with a network.</summary>
sealed class PhotoFeatures(NetworkFolder networks, SizeCache sizes)
{
    const int Edge = 128;
    const string ColourModel = "colour-1", TextureModel = "texture-1";

    /// <summary>Large enough for a network, small enough to decode in milliseconds; the first that the photo has.</summary>
    static readonly PhotoSize[] Sizes = [.. ((string[])["z", "", "w", "n", "m", "t"]).Select(s => PhotoSize.Find(s)!)];

    /// <summary>What a picture would be looked at by now.</summary>
    public IReadOnlyList<string> Models => [ColourModel, TextureModel, .. networks.Installed.Select(n => n.Key)];

    /// <returns>The model that computes vectors of that kind now; null: there is none.</returns>
    public string? ModelOf(SimilarityKind kind) => kind switch
    {
        SimilarityKind.Colour => ColourModel,
        SimilarityKind.Texture => TextureModel,
        _ => networks.OfContent?.Key,
    };

    /// <exception cref="NoPixelsException">Nothing on this machine can show the photo.</exception>
    /// <exception cref="FileNotFoundException">The original is missing.</exception>
    /// <exception cref="NetworkException">A network does not do what its description says.</exception>
    public async Task<LookedAt> OfAsync(Photo photo, CancellationToken cancel)
    {
        var size = Sizes.First(s => s.ExistsFor(photo));
        string path = await sizes.GetAsync(photo, size, cancel);
        byte[] jpeg = await File.ReadAllBytesAsync(path, cancel);
        return await Task.Run(() => Of(jpeg), cancel);
    }

    /// <param name="jpeg">A size as the site makes them.</param>
    /// <inheritdoc cref="OfAsync"/>
    public LookedAt Of(byte[] jpeg)
    {
        var picture = Picture.Of(jpeg, Edge, Edge, crops: false);
        var features = new List<Feature>
        {
            new(SimilarityKind.Colour, ColourModel, ColourHistogram.Of(picture)),
            new(SimilarityKind.Texture, TextureModel, OrientedGradients.Of(picture)),
        };
        var findings = new List<(string, NetworkFinding)>();
        var installed = networks.Installed;
        foreach (var network in installed)
        {
            var reading = network.Read(Picture.Of(jpeg, network.Width, network.Height, network.Crops));
            if (reading.Vector is { } vector && network == networks.OfContent)
                features.Add(new Feature(SimilarityKind.Content, network.Key, UnitVector.Of(vector)));
            findings.AddRange(reading.Findings.Select(f => (network.Key, f)));
        }

        return new LookedAt(features, findings, [ColourModel, TextureModel, .. installed.Select(n => n.Key)]);
    }
}
