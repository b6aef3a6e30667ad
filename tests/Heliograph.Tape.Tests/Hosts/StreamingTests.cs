using System.Security.Cryptography;

namespace Heliograph.Tape.Tests.Hosts;

[CollectionDefinition(nameof(StreamingTests), DisableParallelization = true)]
public sealed class AloneWithItsMemory;

/// <summary>Alone, because it measures the process.</summary>
[Collection(nameof(StreamingTests))]
public sealed class StreamingTests
{
    public static TheoryData<HostKind> Kinds => Stand.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Large_bodies_are_streamed_and_never_held_whole(HostKind kind)
    {
        const int Pieces = 160;
        using var folder = new Folder();
        byte[] piece = RandomNumberGenerator.GetBytes(1 << 20);
        await using var service = await Service.StartAsync(async context =>
        {
            context.Response.ContentType = "video/mp4";
            for (int i = 0; i < Pieces; i++) await context.Response.Body.WriteAsync(piece);
        });
        await using var stand = await Stand.CreateAsync(kind, Tapes.Open(folder.Path), service.Address);
        for (int round = 0; round < 2; round++)
        {
            long before = GC.GetTotalMemory(forceFullCollection: true), most = 0, bytes = 0;
            using var response = await stand.Client.GetAsync("/film", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            byte[] buffer = new byte[1 << 20];
            while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and int read)
            {
                bytes += read;
                if (bytes % (16 << 20) < read) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
            Assert.Equal((long)Pieces << 20, bytes);
            Assert.InRange(most, long.MinValue, 32 << 20);
        }
        Assert.Equal((long)Pieces << 20, new FileInfo(Assert.Single(Directory.GetFiles(folder.Path, "*.bin"))).Length);
        Assert.Equal(1, service.Calls);
    }
}
