using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>The packages from npm, measured by Node on the same ratios.</summary>
sealed record Peers(Timing? Npm, Timing Immich, Timing ReactPhotoAlbum, int[]? ReactPhotoAlbumRows)
{
    public static Peers Measure(double[] ratios, string folder)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes<double>(ratios));
            using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "peers.mjs"), file]) { RedirectStandardOutput = true })!;
            string answer = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            return JsonSerializer.Deserialize<Peers>(answer, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
