using System.Diagnostics;
using Heliograph.Site.Data;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Photos;
using Microsoft.Extensions.Options;
using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>
/// Pixels of HEIC photos. The libvips that comes with the site has no HEVC for reasons of patents, so the machine's own
/// <c>vipsthumbnail</c> decodes where it is installed, in a process of its own; else the JPEG preview in the file is all there is.
/// </summary>
sealed class HeicDecoder(DataFolder folder, SizeFolder sizes, IOptions<ImageOptions> options)
{
    const string Program = "vipsthumbnail";
    const int LargestEdge = 6144;
    const int LargestPreviewBytes = 8 << 20;
    const int LargestPreviewPixels = 4_000_000;
    const int Quality = 95;

    // Beside the sizes and evicted like them: every size of the photo is made from it.
    const string WorkingCopy = "full";

    readonly string? program = Find();

    /// <summary>Whether this machine has a program that may decode HEIC.</summary>
    public bool IsInstalled => program is not null;

    /// <returns>A JPEG of the whole picture, or its preview; null where there is neither.</returns>
    public Source? Open(string sha256, Stream original, ImageHeader header)
    {
        string decoded = sizes.PathOf(sha256, WorkingCopy);
        if (!File.Exists(decoded) && Decode(original) is { } jpeg)
            sizes.Keep(decoded, jpeg);
        return File.Exists(decoded) ? Source.NewFromFile(decoded)
            : Preview(original, header) is { } preview ? Source.NewFromMemory(preview)
            : null;
    }

    /// <returns>The JPEG that a HEIC holds of itself; null where it holds none.</returns>
    public static byte[]? Preview(Stream original, ImageHeader header)
    {
        if (header.Preview is not { Length: <= LargestPreviewBytes } preview)
            return null;
        original.Position = preview.Offset;
        byte[] jpeg = new byte[preview.Length];
        original.ReadExactly(jpeg);
        return IsSmall(jpeg) ? jpeg : null;
    }

    /// <returns>A JPEG, upright; null where no program is installed, or it could not do it in time.</returns>
    public byte[]? Decode(Stream original)
    {
        if (program is null)
            return null;
        string stem = Path.Combine(folder.Temporary, $"heic-{Guid.NewGuid():n}");
        string input = stem + ".heic", output = stem + ".jpg";
        try
        {
            using (var copy = File.Create(input))
            {
                original.Position = 0;
                original.CopyTo(copy);
            }

            return Run(input, output) ? File.ReadAllBytes(output) : null;
        }
        finally
        {
            File.Delete(input);
            File.Delete(output);
        }
    }

    /// <summary>A file inside the file: what limits hold for the one, the other must not get round.</summary>
    static bool IsSmall(byte[] jpeg)
    {
        try
        {
            return HeaderGate.Parse(new MemoryStream(jpeg), "preview") is { Format: PhotoFormat.Jpeg, Pixels: <= LargestPreviewPixels };
        }
        catch (ImageRefusedException)
        {
            return false;
        }
    }

    bool Run(string input, string output)
    {
        string[] arguments = [input, "--size", $"{LargestEdge}x{LargestEdge}>", "-o", $"{output}[Q={Quality}]"];
        using var process = Process.Start(new ProcessStartInfo(program!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(TimeSpan.FromSeconds(options.Value.MaxDecodeSeconds)))
        {
            process.Kill();
            process.WaitForExit();
            return false;
        }

        return process.ExitCode == 0 && File.Exists(output);
    }

    static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);
}
