using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Tests.Images;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>A site with the made network, on which Ana has red, green and blue photos, lying and upright; shared by the tests of its pages. What is looked at, tests say.</summary>
public sealed class SimilarSite : IAsyncLifetime
{
    readonly PhotoSite site = new() { Settings = { ["Jobs:Workers"] = "0", ["Images:Premade"] = "" } };

    internal PhotoSite Photos => site;
    internal TestSite Site => site.Site;
    internal Uploader Ana => site.Ana;

    /// <summary>Ids by names such as <c>red</c> and <c>red-upright</c>.</summary>
    internal Dictionary<string, long> Ids { get; } = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        MadeNetwork.WriteTo(Site.Folder.Models);
        foreach (var (name, colour) in ((string, double[])[])[("red", [200, 30, 30]), ("green", [30, 160, 30]), ("blue", [40, 40, 210]), ("rose", [190, 70, 70])])
        {
            await AddAsync(name, Jpeg(colour, width: 300, height: 200, waves: 3));
            await AddAsync($"{name}-upright", Jpeg(colour, width: 200, height: 300, waves: 3));
        }

        await LookAtAllAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    internal async Task<long> AddAsync(string name, byte[] jpeg, Visibility visibility = Visibility.Public)
    {
        var answer = await Ana.UploadAsync(jpeg, $"{name}.jpg", $"?visibility={visibility}&title={name}");
        return Ids[name] = long.Parse(answer.Id, CultureInfo.InvariantCulture);
    }

    /// <summary>As the jobs do.</summary>
    internal async Task LookAtAllAsync()
    {
        await using var scope = Site.NewScope();
        var looks = scope.ServiceProvider.GetRequiredService<PhotoLooks>();
        foreach (var photo in await looks.Unseen(scope.ServiceProvider.GetRequiredService<PhotoFeatures>().Models).OrderBy(p => p.Id).ToListAsync(Cancel))
            await looks.LookAsync(photo, Cancel);
    }

    /// <summary>A colour with lying stripes; upright ones where the picture stands.</summary>
    internal static byte[] Jpeg(double[] colour, int width, int height, int waves, int quality = 90)
    {
        using var places = Image.Xyz(width, height);
        using var stripes = (places[width > height ? 1 : 0] * (360.0 * waves / Math.Min(width, height))).Math(Enums.OperationMath.Sin) * 40;
        using var block = Pictures.Block(colour, width, height);
        using var image = (block + stripes).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return image.JpegsaveBuffer(q: quality);
    }
}
