using System.Text.Json;
using Heliograph.Lepton.Tests;

namespace Heliograph.Cli.Tests.Lepton;

public sealed class LeptonCommandTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("heliograph").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static Task<Outcome> Lepton(params string[] arguments) => HeliographCommand.RunAsync("", ["lepton", .. arguments]);

    static byte[] Refused
    {
        get
        {
            var jpeg = TinyJpeg.Bytes.ToArray();
            // Twelve bits a sample.
            jpeg[75] = 12;
            return jpeg;
        }
    }

    string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    string At(string name) => Path.Combine(folder, name);

    [Fact]
    public async Task A_file_is_packed_verified_told_of_and_unpacked()
    {
        string jpeg = Write("a.jpg", TinyJpeg.Bytes);
        Assert.Equal(0, (await Lepton("pack", jpeg, At("a.lep"), "--segments", "2")).ExitCode);
        Assert.Equal(new Outcome(0, $"{At("a.lep")} unpacks to 141 bytes, those of {jpeg}.\n", ""), await Lepton("verify", At("a.lep"), jpeg));
        var stat = JsonDocument.Parse(Assert.Single((await Lepton("stat", At("a.lep"), "--json")).Lines)).RootElement.GetProperty("headers");
        Assert.Equal((141, 8), (stat.GetProperty("jpegBytes").GetInt32(), stat.GetProperty("width").GetInt32()));
        Assert.Equal(0, (await Lepton("unpack", At("a.lep"), At("b.jpg"), "--quiet")).ExitCode);
        Assert.Equal(TinyJpeg.Bytes, await File.ReadAllBytesAsync(At("b.jpg"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_refused_file_ends_with_2_and_leaves_none()
    {
        string jpeg = Write("a.jpg", Refused);
        Assert.Equal(new Outcome(2, "", $"{jpeg}: Samples are 12 bits deep, not 8. (byte 71)\n"), await Lepton("pack", jpeg, At("a.lep")));
        Assert.Equal([jpeg], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_damaged_file_ends_verification_with_3_and_unpacking_with_2()
    {
        await Lepton("pack", Write("a.jpg", TinyJpeg.Bytes), At("a.lep"));
        var bytes = await File.ReadAllBytesAsync(At("a.lep"), TestContext.Current.CancellationToken);
        // The checksum.
        bytes[16] ^= 1;
        string damaged = Write("damaged.lep", bytes);
        Assert.Equal(3, (await Lepton("verify", damaged)).ExitCode);
        Assert.Equal(2, (await Lepton("unpack", damaged, At("b.jpg"))).ExitCode);
        Assert.False(File.Exists(At("b.jpg")) || File.Exists(At("b.jpg.part")));
        Assert.Equal(3, (await Lepton("verify", At("a.lep"), Write("other.jpg", Refused))).ExitCode);
    }

    [Fact]
    public async Task A_folder_is_gone_through_and_a_second_time_skipped()
    {
        string[] files = [Write("in/a.jpg", TinyJpeg.Bytes), Write("in/deep/B.JPEG", TinyJpeg.Bytes), Write("in/c.jpg", Refused), Write("in/notes.txt", [1])];
        var first = await Lepton("pack", At("in"), "--recursive", "--out", At("out"), "--json");
        Assert.Equal(2, first.ExitCode);
        var report = JsonDocument.Parse(Assert.Single(first.Lines)).RootElement;
        Assert.Equal((2, 0), (report.GetProperty("made").GetInt32(), report.GetProperty("there").GetInt32()));
        var refusal = Assert.Single(report.GetProperty("refused").EnumerateArray());
        Assert.Equal((files[2], "UnsupportedPrecision"), (refusal.GetProperty("file").GetString(), refusal.GetProperty("fault").GetString()));

        File.Delete(At("out/a.jpg.lep"));
        report = JsonDocument.Parse(Assert.Single((await Lepton("pack", At("in"), "--recursive", "--out", At("out"), "--json")).Lines)).RootElement;
        Assert.Equal((1, 1), (report.GetProperty("made").GetInt32(), report.GetProperty("there").GetInt32()));

        Assert.Equal(0, (await Lepton("unpack", At("out"), "--recursive", "--out", At("back"), "--quiet")).ExitCode);
        Assert.Equal(TinyJpeg.Bytes, await File.ReadAllBytesAsync(At("back/deep/B.JPEG"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("'{0}' is a folder: add --recursive --out DIR to go through it.", "pack", "{0}", "out.lep")]
    [InlineData("There is no file '{0}/none.jpg'.", "pack", "{0}/none.jpg")]
    [InlineData("A folder's files go to another folder: give it with --out DIR, and no OUT.", "unpack", "{0}", "--recursive")]
    [InlineData("There is no folder '{0}/none'.", "unpack", "{0}/none", "--recursive", "--out", "{0}/out")]
    public async Task What_cannot_be_meant_is_told(string complaint, params string[] arguments)
    {
        string Here(string text) => text.Replace("{0}", folder, StringComparison.Ordinal);
        Assert.Equal(new Outcome(2, "", Here(complaint) + "\n"), await Lepton([.. arguments.Select(Here)]));
    }
}
