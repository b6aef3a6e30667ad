using System.Diagnostics;

namespace Heliograph.Lepton.Bench;

/// <summary>JPEG XL's lossless recompression of JPEG files, by the programs of Debian's libjxl-tools, with one thread.</summary>
sealed class JpegXl(string folder)
{
    public static bool IsHere => File.Exists("/usr/bin/cjxl") && File.Exists("/usr/bin/djxl");

    public string Packed(string file) => Path.Combine(folder, Path.GetFileName(file) + ".jxl");

    public void Pack(string file) => Run("cjxl", file, Packed(file), "--lossless_jpeg=1", "--num_threads=0", "--quiet");

    public void Unpack(string file) => Run("djxl", Packed(file), Path.Combine(folder, "out.jpg"), "--num_threads=0", "--quiet");

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {arguments[0]}: {complaint}");
    }
}
