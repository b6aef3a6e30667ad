using System.Buffers;
using System.Security.Cryptography;
using Heliograph.Tape.Bodies;

namespace Heliograph.Tape.Format;

/// <summary>Bodies in files of their own beside a tape. Their names carry a digest of what is in them, so that a tape and its bodies change
/// together: the tape's rename is the moment of change.</summary>
sealed class SideFiles(string folder, string tapeName)
{
    const int DigestDigits = 8;

    static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Writes bytes and gives the file's name.</summary>
    public string Keep(ReadOnlySpan<byte> bytes, string extension)
    {
        string name = NameFor(SHA256.HashData(bytes), extension);
        string path = Path.Combine(folder, name);
        if (!File.Exists(path)) AtomicFile.Write(path, bytes);
        return name;
    }

    /// <summary>Takes over a file: from this folder under its name, a temporary one by renaming, any other by copying.</summary>
    public string Keep(FileBody body, string extension)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(body.Path)) == Path.GetFullPath(folder) && !AtomicFile.IsTemporary(body.Path)
            && Path.GetFileName(body.Path).StartsWith(tapeName + ".", StringComparison.Ordinal))
        {
            _names.Add(Path.GetFileName(body.Path));
            return Path.GetFileName(body.Path);
        }
        using (var stream = File.OpenRead(body.Path))
        {
            string name = NameFor(SHA256.HashData(stream), extension);
            string path = Path.Combine(folder, name);
            if (AtomicFile.IsTemporary(body.Path)) File.Move(body.Path, path, overwrite: true);
            else if (!File.Exists(path)) AtomicFile.Copy(stream, path);
            return name;
        }
    }

    /// <summary>Deletes bodies of the tape that it no longer has.</summary>
    public void DeleteOthers()
    {
        foreach (string path in Directory.EnumerateFiles(folder, tapeName + ".*"))
            if (Path.GetFileName(path) is var name && IsOurs(name) && !_names.Contains(name)) File.Delete(path);
    }

    // tape name, dot, digest, extension: nobody else's file is deleted.
    bool IsOurs(string name) =>
        name.Length > tapeName.Length + 1 + DigestDigits && !name.EndsWith(Matching.TapeName.Extension, StringComparison.Ordinal)
        && name[tapeName.Length + 1 + DigestDigits] == '.'
        && !name.AsSpan(tapeName.Length + 1, DigestDigits).ContainsAnyExcept(s_digits);

    string NameFor(byte[] digest, string extension)
    {
        string name = $"{tapeName}.{Convert.ToHexStringLower(digest).AsSpan(0, DigestDigits)}{extension}";
        _names.Add(name);
        return name;
    }
}
