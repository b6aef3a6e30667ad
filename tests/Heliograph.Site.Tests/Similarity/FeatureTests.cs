using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Tests.Images;
using NetVips;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>Colour and texture, by hand and by what stays the same.</summary>
public class FeatureTests
{
    [Theory]
    [InlineData(255, 255, 255, 100, 0, 0)]
    [InlineData(0, 0, 0, 0, 0, 0)]
    [InlineData(255, 0, 0, 53.24, 80.09, 67.20)]
    [InlineData(0, 0, 255, 32.30, 79.19, -107.86)]
    [InlineData(119, 119, 119, 50.03, 0, 0)]
    public void Lab_has_the_values_that_tables_have(byte red, byte green, byte blue, double light, double a, double b)
    {
        var lab = ColourHistogram.Lab(red, green, blue);
        Assert.Equal(light, lab.Light, tolerance: 0.05);
        Assert.Equal(a, lab.A, tolerance: 0.05);
        Assert.Equal(b, lab.B, tolerance: 0.05);
    }

    [Fact]
    public void Colour_is_the_same_wherever_it_is_and_near_where_there_is_a_little_more_light()
    {
        using var quarters = Pictures.Quarters(300, 200);
        using var turned = quarters.Rot180();
        using var lighter = Pictures.Block([120, 80, 40], 300, 200);
        using var darker = Pictures.Block([112, 74, 36], 300, 200);
        Assert.InRange(Cosine(Colour(quarters), Colour(turned)), 0.99, 1.001);
        Assert.InRange(Cosine(Colour(lighter), Colour(darker)), 0.85, 1.001);
        Assert.InRange(Cosine(Colour(lighter), Colour(quarters)), 0, 0.3);
    }

    [Fact]
    public void Texture_tells_upright_from_lying_stripes_and_knows_a_small_copy_of_other_light()
    {
        using var lying = Stripes(480, 320);
        using var upright = lying.Rot90();
        using var copy = lying.ThumbnailImage(240, height: 160, size: Enums.Size.Force).Linear([0.7], [40]).Cast(Enums.BandFormat.Uchar);
        Assert.InRange(Cosine(Texture(lying), Texture(copy)), 0.97, 1.001);
        Assert.InRange(Cosine(Texture(lying), Texture(upright)), 0, 0.3);
    }

    [Fact]
    public void A_picture_of_nothing_has_features_of_length_one_too()
    {
        using var grey = Pictures.Block([128, 128, 128], 40, 300);
        foreach (float[] vector in (float[][])[Colour(grey), Texture(grey)])
            Assert.Equal(1, Cosine(vector, vector), tolerance: 1e-5);
    }

    [Fact]
    public void A_vector_comes_back_from_its_bytes()
    {
        float[] vector = UnitVector.Of([3, -4, 0, 0.001f]);
        Assert.Equal(vector, UnitVector.FromBytes(UnitVector.ToBytes(vector)), (a, b) => Math.Abs(a - b) < 1e-3);
    }

    static float[] Colour(Image image) => ColourHistogram.Of(Decode(image));

    static float[] Texture(Image image) => OrientedGradients.Of(Decode(image));

    static Picture Decode(Image image) => Picture.Of(image.JpegsaveBuffer(q: 95), 128, 128, crops: false);

    static Image Stripes(int width, int height)
    {
        using var places = Image.Xyz(width, height);
        using var waves = (places[1] * 6).Math(Enums.OperationMath.Sin) * 100 + 128;
        using var grey = waves.Cast(Enums.BandFormat.Uchar);
        return grey.Bandjoin(grey, grey).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    static double Cosine(float[] one, float[] other) => one.Zip(other, (x, y) => (double)x * y).Sum();
}
