using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Heliograph.Site.Data;

namespace Heliograph.Site.Similarity.Networks;

/// <summary>What came is not what was asked for.</summary>
sealed class WrongHashException(string message) : Exception(message);

/// <summary>Fetches a file of a network into <c>models/</c>: what a broken connection left is gone on with, and only what has the right hash gets its name.</summary>
sealed class NetworkDownload(DataFolder folder, HttpClient http)
{
    const string Suffix = ".part";
    const int BufferBytes = 1 << 16;

    static readonly string[] Kinds = [".onnx", ".json", ".txt"];

    /// <param name="sha256">64 hex digits.</param>
    /// <param name="progress">Told the share that is here, where the server says how much there is.</param>
    /// <returns>Where it lies.</returns>
    /// <exception cref="NetworkException">The address is none of a network's files.</exception>
    /// <exception cref="HttpRequestException">The server does not give it.</exception>
    /// <exception cref="WrongHashException">It is another file; nothing of it stays.</exception>
    public async Task<string> FetchAsync(Uri address, string sha256, IProgress<double> progress, CancellationToken cancel)
    {
        string target = Path.Combine(folder.Models, NameOf(address)), part = target + Suffix;
        if (File.Exists(target) && await HashAsync(target, cancel) == sha256)
            return target;
        if (!await ReceiveAsync(address, part, progress, cancel))
        {
            // The server has nothing after what is here: that is all of it, or of another file.
            if (await HashAsync(part, cancel) != sha256)
            {
                File.Delete(part);
                await ReceiveAsync(address, part, progress, cancel);
            }
        }

        string came = await HashAsync(part, cancel);
        if (came != sha256)
        {
            File.Delete(part);
            throw new WrongHashException($"{address} has the SHA-256 {came}, not {sha256}: it is another file than you expect. Nothing was kept.");
        }

        File.Move(part, target, overwrite: true);
        return target;
    }

    /// <returns>False where the server says that there is no more.</returns>
    async Task<bool> ReceiveAsync(Uri address, string part, IProgress<double> progress, CancellationToken cancel)
    {
        await using var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (file.Length > 0)
            request.Headers.Range = new RangeHeaderValue(file.Length, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            return false;
        response.EnsureSuccessStatusCode();
        bool goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == file.Length;
        if (!goesOn)
            file.SetLength(0);
        file.Position = file.Length;
        long? total = file.Length + response.Content.Headers.ContentLength;
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        byte[] buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            if (total is > 0)
                progress.Report((double)file.Position / total.Value);
        }

        await file.FlushAsync(cancel);
        file.Flush(flushToDisk: true);
        return true;
    }

    static string NameOf(Uri address)
    {
        string name = Path.GetFileName(address.AbsolutePath);
        bool isPlain = name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        return isPlain && Kinds.Contains(Path.GetExtension(name))
            ? name
            : throw new NetworkException($"{address} does not end in the name of a network (.onnx), its description (.json) or its labels (.txt).");
    }

    static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
