using Heliograph.Site.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Similarity.Networks;

/// <summary>The networks in <c>models/</c>, loaded when they are first needed and again when the folder changed. Without one, no native code is loaded.</summary>
sealed class NetworkFolder(DataFolder folder, IOptions<SimilarityOptions> options, ILogger<NetworkFolder> log) : IDisposable
{
    readonly Lock gate = new();
    Loaded loaded = new([], DateTime.MinValue);

    /// <summary>By the names of their files; those that cannot be used are left out.</summary>
    public IReadOnlyList<Network> Installed
    {
        get
        {
            var changed = Directory.GetLastWriteTimeUtc(folder.Models);
            if (Volatile.Read(ref loaded).At == changed)
                return loaded.Networks;
            lock (gate)
            {
                if (loaded.At != changed)
                    Volatile.Write(ref loaded, new Loaded(Load(), changed));
                return loaded.Networks;
            }
        }
    }

    /// <summary>The one whose vectors content is compared by; null: there is none.</summary>
    public Network? OfContent => Installed.FirstOrDefault(n => n.HasVector && (options.Value.Network is not { } name || n.Name == name));

    // Who still looks at a picture with a network that was replaced goes on with it; it goes with the last of them.
    List<Network> Load()
    {
        var networks = new List<Network>();
        foreach (string path in Directory.GetFiles(folder.Models, "*.onnx").Order(StringComparer.Ordinal))
        {
            try
            {
                networks.Add(Network.Load(path));
            }
            catch (Exception e) when (e is NetworkException or IOException or UnauthorizedAccessException)
            {
                log.LogWarning("A network is not used: {Reason}", e.Message);
            }
        }

        return networks;
    }

    public void Dispose()
    {
        foreach (var network in loaded.Networks)
            network.Dispose();
    }

    sealed record Loaded(IReadOnlyList<Network> Networks, DateTime At);
}
