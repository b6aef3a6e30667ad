using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Similarity.Features;

namespace Heliograph.Site.Similarity.Networks;

/// <summary>Takes networks into <c>models/</c> and has all photos looked at by them.</summary>
sealed class NetworkInstall(DataFolder folder, JobQueue jobs)
{
    /// <summary>Copies a network with its description and labels; a network of the same file name is replaced.</summary>
    /// <param name="path">The <c>.onnx</c> file, with its description beside it.</param>
    /// <returns>What it is called.</returns>
    /// <exception cref="NetworkException">It cannot be used; nothing was copied.</exception>
    public async Task<string> AddAsync(string path, CancellationToken cancel)
    {
        if (!path.EndsWith(".onnx", StringComparison.Ordinal))
            throw new NetworkException($"{path} is no network: its name ends in .onnx.");
        if (!File.Exists(path))
            throw new NetworkException($"There is no file {path}.");
        var (name, key) = Try(path);
        string describedBy = Path.ChangeExtension(path, ".json"), from = Path.GetDirectoryName(Path.GetFullPath(path))!;
        // The network comes last: without it, nothing of the rest is looked at.
        foreach (string file in NetworkDescription.Read(describedBy).LabelFiles.Select(l => Path.Combine(from, l)).Append(describedBy).Append(path))
            Copy(file);
        await LookAtAllAsync(key, cancel);
        return name;
    }

    /// <summary>Takes a file into use that lies in <c>models/</c> by now.</summary>
    /// <returns>The name of the network that it completes; null: there is none yet.</returns>
    /// <exception cref="NetworkException">It is complete, but cannot be used.</exception>
    public async Task<string?> CompleteAsync(string path, CancellationToken cancel)
    {
        string network = Path.ChangeExtension(path, ".onnx");
        if (!File.Exists(network) || !File.Exists(Path.ChangeExtension(path, ".json")))
            return null;
        var (name, key) = Try(network);
        await LookAtAllAsync(key, cancel);
        return name;
    }

    static (string Name, string Key) Try(string path)
    {
        using var network = Network.Load(path);
        network.Read(new Picture(new byte[network.Width * network.Height * 3], network.Width, network.Height));
        return (network.Name, network.Key);
    }

    Task LookAtAllAsync(string key, CancellationToken cancel) =>
        jobs.EnqueueAsync(LookAtAllJob.Name, key, new { }, new JobRequest { Again = true, Priority = LookJob.Priority }, cancel);

    void Copy(string file)
    {
        string target = Path.Combine(folder.Models, Path.GetFileName(file)), part = target + ".part";
        if (Path.GetFullPath(file) == target)
            return;
        File.Copy(file, part, overwrite: true);
        File.Move(part, target, overwrite: true);
    }
}
