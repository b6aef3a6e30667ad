using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Traffic.Bench;

/// <summary>A small API whose traffic is captured: lists of photographs, one of them, and writing one.</summary>
static class PhotoService
{
    public static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.Run(context =>
        {
            string path = context.Request.Path.Value ?? "";
            int number = int.TryParse(path.AsSpan(path.LastIndexOf('/') + 1), out int id) ? id : 20;
            bool isList = !path.StartsWith("/api/photos/", StringComparison.Ordinal);
            object answer = isList ? new { page = 1, pages = 9, total = 4321, photos = Enumerable.Range(number, 20).Select(Photo) } : Photo(number);
            context.Response.ContentType = "application/json; charset=utf-8";
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(answer);
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
    }

    static object Photo(int n) => new
    {
        id = (53_000_000_000L + n).ToString(System.Globalization.CultureInfo.InvariantCulture),
        owner = new { nsid = $"{12_000_000 + n % 1000}@N00", username = $"person {n % 1000}", realname = (string?)null },
        title = $"Photograph number {n}, by the sea",
        secret = (n * 2_654_435_761L % 0xFFFFFFFFFF).ToString("x10", System.Globalization.CultureInfo.InvariantCulture),
        server = 1,
        isPublic = n % 3 != 0,
        taken = new DateTime(2026, 1, 1).AddMinutes(n),
        views = n * 7 % 10_000,
        rating = n % 50 / 10.0,
        licence = (n % 4) switch { 0 => "by", 1 => "by-nc", 2 => "by-sa", _ => "cc0" },
        tags = new[] { "sea", "evening", $"tag{n % 100}" },
        url = $"https://photos.example.org/1/{n}_b.jpg",
        width = 1024,
        height = 683,
    };
}
