using Heliograph.Site.Images;
using Microsoft.Extensions.Time.Testing;

namespace Heliograph.Site.Tests.Images;

public sealed class HostileFileTests : IDisposable
{
    readonly Inspection inspection = new();

    public void Dispose() => inspection.Dispose();

    [Fact]
    public async Task Each_is_refused_for_its_own_reason_in_one_sentence()
    {
        var others = new List<(string, ImageFault, ImageFault?)>();
        foreach (var (name, bytes, fault) in HostileFiles.All())
        {
            if (await inspection.FaultOfAsync(bytes, name) is var found && found != fault)
                others.Add((name, fault, found));
        }

        Assert.Empty(others);
    }

    [Fact]
    public async Task Large_photographs_that_decode_row_by_row_are_taken()
    {
        foreach (var (name, bytes) in HostileFiles.Harmless())
            Assert.True((await inspection.OfAsync(bytes, name)).IsDecodable, name);
    }

    [Fact]
    public async Task What_takes_longer_than_allowed_is_given_up()
    {
        var clock = new FakeTimeProvider();
        using var patient = new Inspection(new ImageOptions { MaxDecodeSeconds = 30, MaxDecodeMegabytes = 4096 }, clock);
        using var large = Pictures.Noise(1000, 1000).Replicate(4, 4);
        byte[] file = large.PngsaveBuffer(compression: 0, interlace: true);
        var refusal = patient.RefusalOfAsync(file, "slow.png");
        clock.Advance(TimeSpan.FromSeconds(30));
        var refused = await refusal;
        Assert.Equal(ImageFault.TooSlow, refused.Fault);
    }

    [Fact]
    public async Task A_camera_s_raw_file_is_not_taken_for_its_thumbnail()
    {
        byte[] raw = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 254, 0, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(ImageFault.CameraRaw, (await inspection.RefusalOfAsync(raw)).Fault);
    }
}
