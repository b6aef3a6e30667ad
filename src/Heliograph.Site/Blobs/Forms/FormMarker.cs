using Heliograph.Site.Data;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>A file in <c>tmp/</c> that says of which original a form is being made, so that the next start knows where to look without reading the whole store.</summary>
sealed class FormMarker : IDisposable
{
    const string Prefix = "form-";

    readonly FileStream file;

    FormMarker(FileStream file) => this.file = file;

    public string Sha256 => Path.GetFileName(file.Name)[Prefix.Length..];

    public static bool IsOne(string path) =>
        Path.GetFileName(path) is var name && name.StartsWith(Prefix, StringComparison.Ordinal) && BlobName.IsValid(name[Prefix.Length..]);

    /// <summary>Made before the form gets its name, and sure to be found after the loss of power.</summary>
    /// <exception cref="IOException">Somebody else is at the same original.</exception>
    public static FormMarker Make(DataFolder folder, string sha256)
    {
        var marker = new FormMarker(Open(Path.Combine(folder.Temporary, Prefix + sha256), FileMode.OpenOrCreate));
        FolderFlush.Run(folder.Temporary);
        return marker;
    }

    /// <summary>Those that an ended process has left; one that somebody holds is passed over.</summary>
    public static IEnumerable<FormMarker> LeftIn(DataFolder folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder.Temporary, Prefix + "*").Where(IsOne))
        {
            FileStream file;
            try
            {
                file = Open(path, FileMode.Open);
            }
            catch (IOException)
            {
                continue;
            }

            yield return new FormMarker(file);
        }
    }

    /// <summary>Only one form is there again.</summary>
    public void Remove() => File.Delete(file.Name);

    /// <summary>Without <see cref="Remove"/> the file stays.</summary>
    public void Dispose() => file.Dispose();

    static FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.None);
}
