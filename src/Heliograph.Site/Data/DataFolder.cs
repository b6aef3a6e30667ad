namespace Heliograph.Site.Data;

/// <summary>Where a site keeps everything. The folders are made when the site opens it.</summary>
public sealed class DataFolder
{
    /// <param name="path">Relative paths count from the working directory.</param>
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        foreach (string folder in (string[])[Root, Blobs, Sizes, Vectors, Indexes, Models, Traffic, Keys, Temporary])
            Directory.CreateDirectory(folder);
    }

    public string Root { get; }
    public string Database => Path.Combine(Root, "heliograph.db");
    public string Configuration => Path.Combine(Root, "heliograph.json");
    public string Lock => Path.Combine(Root, "lock");
    public string Blobs => Path.Combine(Root, "blobs");
    public string Sizes => Path.Combine(Root, "sizes");
    public string Vectors => Path.Combine(Root, "vectors");
    public string Indexes => Path.Combine(Root, "indexes");
    public string Models => Path.Combine(Root, "models");
    public string Traffic => Path.Combine(Root, "traffic");
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>On the same volume as <see cref="Blobs"/>, so that a rename moves no bytes.</summary>
    public string Temporary => Path.Combine(Root, "tmp");
}
