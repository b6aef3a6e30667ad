using System.Diagnostics;
using System.Globalization;
using System.Text;
using NetVips;

namespace Heliograph.Site.Bench;

/// <summary>Uploads acknowledged a second, against how many files of that size the volume itself makes durable a second.</summary>
static class Uploads
{
    const int Clients = 8;
    const int EachOnce = 40;
    const int MarkerLength = 2;

    public static async Task MeasureAsync(FilledSite site)
    {
        byte[] plain = Render();
        double written = await RateAsync(_ => Task.FromResult<Func<int, Task>>(n => Task.Run(() => WriteDurably(Path.Combine(site.Scratch, $"bench-{n}"), Numbered(plain, n)))));
        double uploaded = await RateAsync(async _ =>
        {
            var (client, token) = await site.SignInAsync();
            return n => UploadAsync(client, token, Numbered(plain, n), n);
        });

        Console.WriteLine($"| {plain.Length / 1024} KiB files, {Clients} at a time | a second |");
        Console.WriteLine("| --- | ---: |");
        Console.WriteLine($"| written, fsynced and renamed by this program | {written:f1} |");
        Console.WriteLine($"| uploaded and acknowledged | {uploaded:f1} |");
        Console.WriteLine($"| ratio | {uploaded / written:f3} |");
    }

    static async Task<double> RateAsync(Func<int, Task<Func<int, Task>>> prepare)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(prepare));
        await Task.WhenAll(clients.Select((client, c) => client(-1 - c)));
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(clients.Select(async (client, c) =>
        {
            for (int i = 0; i < EachOnce; i++)
                await client((c * EachOnce) + i);
        }));
        return Clients * EachOnce / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static void WriteDurably(string path, byte[] bytes)
    {
        using (var file = new FileStream(path + ".tmp", FileMode.Create, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".tmp", path, overwrite: true);
    }

    static async Task UploadAsync(HttpClient client, string token, byte[] bytes, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/upload/files") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("X-File-Name", string.Create(CultureInfo.InvariantCulture, $"{number}.jpg"));
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    static byte[] Render()
    {
        using var noise = Image.Gaussnoise(1600, 1200, sigma: 30, mean: 128, seed: 1);
        using var grey = noise.Cast(Enums.BandFormat.Uchar);
        return grey.JpegsaveBuffer(q: 80);
    }

    /// <summary>The same picture in a file of its own: a comment that no decoder looks at.</summary>
    static byte[] Numbered(byte[] plain, int number)
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number:d12}"));
        return [.. plain[..MarkerLength], 0xFF, 0xFE, 0, (byte)(text.Length + 2), .. text, .. plain[MarkerLength..]];
    }
}
