using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Model;

public sealed class CodingTests
{
    static readonly VectorSet s_points = Clouds.Of(1200, 16);

    public static TheoryData<int, int, int> Shapes => new() { { 8, 4, 16 }, { 4, 8, 16 }, { 8, 2, 12 }, { 4, 4, 0 } };

    static LopqModel Train(int bits, int subquantizers, int projectTo) =>
        LopqModel.Train(s_points, new() { Clusters = 5, Bits = bits, Subquantizers = subquantizers, ProjectTo = projectTo, Iterations = 5 });

    [Theory, MemberData(nameof(Shapes))]
    public void No_other_sub_code_is_nearer_than_the_one_chosen(int bits, int subquantizers, int projectTo)
    {
        var model = Train(bits, subquantizers, projectTo);
        var some = s_points.Take([.. Enumerable.Range(0, 40)]);
        var codes = model.Encode(some);
        float[] y = new float[model.ProjectedDimension];
        float[] decoded = new float[model.ProjectedDimension];
        for (int i = 0; i < some.Count; i++)
        {
            model.Codec.Project(some.Rows(i, 1), y);
            model.Codec.Decode(codes.Cells[i], codes.Of(i), decoded);
            float chosen = Distances.SquaredL2(y, decoded);
            for (int at = 0; at < codes.CodeBytes; at++)
            {
                byte[] other = codes.Of(i).ToArray();
                for (int step = 1; step < 256; step += 7)
                {
                    other[at] = (byte)(codes.Of(i)[at] + step);
                    model.Codec.Decode(codes.Cells[i], other, decoded);
                    Assert.True(Distances.SquaredL2(y, decoded) >= chosen * 0.9999f);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Vectors_coded_one_by_one_are_coded_as_in_a_batch(int bits, int subquantizers, int projectTo)
    {
        var model = Train(bits, subquantizers, projectTo);
        var all = model.Encode(s_points);
        for (int i = 0; i < 50; i++)
        {
            var one = model.Encode(s_points.Take([i]));
            Assert.Equal((all.Coarse(i), Convert.ToHexString(all.Of(i))), (one.Coarse(0), Convert.ToHexString(one.Of(0))));
        }
    }

    [Fact]
    public void A_code_of_more_bytes_lies_nearer_and_the_report_says_so()
    {
        double coarse = Train(4, 4, 16).TrainingDistortion;
        var fine = Train(8, 8, 16);
        Assert.InRange(fine.TrainingDistortion, 0, coarse / 2);
        Assert.Equal(fine.TrainingDistortion, fine.Distortion(s_points), 1e-6);
        var codes = fine.Encode(s_points);
        double mean = Enumerable.Range(0, s_points.Count).Average(i => Distances.SquaredL2(s_points[i], fine.Reconstruct(codes, i)));
        Assert.Equal(fine.TrainingDistortion, mean, mean * 1e-3);
    }

    [Fact]
    public void Cosine_looks_at_directions_alone()
    {
        var model = LopqModel.Train(s_points, new() { Clusters = 4, Subquantizers = 4, Metric = Metric.Cosine, Iterations = 4 });
        var longer = new VectorSet([.. s_points.Values.ToArray().Select(value => value * 8)], 16);
        Assert.Equal(model.Encode(s_points).Bytes, model.Encode(longer).Bytes);
    }

    [Fact]
    public void A_damaged_model_is_refused_wherever_a_byte_is_changed()
    {
        using var folder = new TemporaryFolder();
        Train(4, 4, 0).Save(folder["m"]);
        byte[] sound = File.ReadAllBytes(folder["m"]);
        for (int at = 0; at < sound.Length; at += 1 + at / 40)
        {
            byte[] changed = [.. sound];
            changed[at] ^= 0x41;
            File.WriteAllBytes(folder["m"], changed);
            Assert.Contains("m, byte", Assert.Throws<SimilarityException>(() => LopqModel.Load(folder["m"])).Message);
            File.WriteAllBytes(folder["m"], sound[..at]);
            Assert.Throws<SimilarityException>(() => LopqModel.Load(folder["m"]));
        }
    }

    [Fact]
    public void A_damaged_yahoo_model_is_refused_or_read_but_never_overrun()
    {
        using var folder = new TemporaryFolder();
        Train(4, 4, 0).Save(folder["m.lopq"]);
        byte[] sound = File.ReadAllBytes(folder["m.lopq"]);
        for (int at = 0; at < sound.Length; at += 1 + at / 40)
        {
            byte[] changed = [.. sound];
            changed[at] ^= 0x41;
            File.WriteAllBytes(folder["m.lopq"], changed);
            try
            {
                LopqModel.Load(folder["m.lopq"]);
            }
            catch (SimilarityException)
            {
                // Refused: it has no checksum, so that not every change can be seen.
            }
            File.WriteAllBytes(folder["m.lopq"], sound[..at]);
            Assert.Throws<SimilarityException>(() => LopqModel.Load(folder["m.lopq"]));
        }
    }

    [Fact]
    public void Vectors_of_another_dimension_are_refused() =>
        Assert.Equal(SimilarityFault.WrongDimension, Assert.Throws<SimilarityException>(() => Train(8, 4, 0).Encode(Clouds.Of(3, 8))).Fault);
}
