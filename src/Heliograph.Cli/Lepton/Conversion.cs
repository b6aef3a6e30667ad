using Heliograph.Lepton;

namespace Heliograph.Cli.Lepton;

/// <summary>Sizes of a file before and after.</summary>
readonly record struct Converted(long Before, long After);

/// <summary>One of the two directions.</summary>
abstract class Conversion
{
    /// <summary>What it did, as a sentence begins.</summary>
    public abstract string Done { get; }

    /// <summary>Whether a file of a folder is one to be taken, by its name.</summary>
    public abstract bool Takes(FileInfo file);

    /// <summary>The name of what becomes of a file.</summary>
    public abstract string NameFor(string name);

    /// <summary>Whether an earlier run made this of the file.</summary>
    public abstract bool IsMade(FileInfo source, FileInfo target);

    /// <exception cref="LeptonException">The file was refused.</exception>
    public abstract Converted Run(Stream source, Stream target, int parallelism, CancellationToken cancel);
}

sealed class Packing(PackOptions options) : Conversion
{
    static readonly string[] s_extensions = [".jpg", ".jpeg", ".jpe", ".jfif"];

    public override string Done => "packed";

    public override bool Takes(FileInfo file) => s_extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase);

    public override string NameFor(string name) => name + Unpacking.Extension;

    public override bool IsMade(FileInfo source, FileInfo target)
    {
        if (!target.Exists) return false;
        try
        {
            using var lepton = target.OpenRead();
            return LeptonCodec.Inspect(lepton).JpegBytes == source.Length && target.LastWriteTimeUtc >= source.LastWriteTimeUtc;
        }
        catch (LeptonException)
        {
            return false;
        }
    }

    public override Converted Run(Stream source, Stream target, int parallelism, CancellationToken cancel)
    {
        var result = LeptonCodec.Pack(source, target, options with { Parallelism = parallelism }, cancel);
        return new(result.JpegBytes, result.LeptonBytes);
    }
}

sealed class Unpacking : Conversion
{
    public const string Extension = ".lep";

    public override string Done => "unpacked";

    public override bool Takes(FileInfo file) => string.Equals(file.Extension, Extension, StringComparison.OrdinalIgnoreCase);

    public override string NameFor(string name)
    {
        string plain = Path.GetFileNameWithoutExtension(name);
        return Path.HasExtension(plain) ? plain : plain + ".jpg";
    }

    public override bool IsMade(FileInfo source, FileInfo target)
    {
        if (!target.Exists) return false;
        using var lepton = source.OpenRead();
        return LeptonCodec.Inspect(lepton).JpegBytes == target.Length && target.LastWriteTimeUtc >= source.LastWriteTimeUtc;
    }

    public override Converted Run(Stream source, Stream target, int parallelism, CancellationToken cancel)
    {
        var read = new CountedStream(source);
        var written = new CountedStream(target);
        LeptonCodec.Unpack(read, written, new UnpackOptions { Parallelism = parallelism }, cancel);
        return new(read.Count, written.Count);
    }
}
