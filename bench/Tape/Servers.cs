using System.Buffers;
using System.Net;
using System.Text;

namespace Heliograph.Tape.Bench;

/// <summary>The same Kestrel with and without the middleware.</summary>
static class Servers
{
    // 1 KB of JSON, as a small answer of an API is.
    static readonly byte[] s_body = Encoding.UTF8.GetBytes($$"""{"stat":"ok","photos":[{{string.Join(',', Enumerable.Range(0, 20).Select(i => $$"""{"id":{{54_000_000_000 + i}},"title":"Photo {{i:00}}"}"""))}}],"pad":"{{new string('x', 150)}}"}""");

    public static Task BareAsync(int port) => RunAsync(port, app => app.Run(context =>
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = s_body.Length;
        context.Response.BodyWriter.Write(s_body);
        return Task.CompletedTask;
    }));

    public static Task TapeAsync(int port, string folder, string upstream) => RunAsync(port, app => app.UseTapes(Tapes.Open(folder), upstream));

    static async Task RunAsync(int port, Action<WebApplication> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        configure(app);
        await app.StartAsync();
        Console.WriteLine("ready");
        // The parent closes the input when it has measured.
        await Console.In.ReadToEndAsync();
    }
}
