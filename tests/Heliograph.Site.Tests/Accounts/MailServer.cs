using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heliograph.Site.Tests.Accounts;

/// <summary>An SMTP server that takes one mail.</summary>
sealed class MailServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public MailServer()
    {
        listener.Start();
        Mail = TakeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Headers and body, as soon as they came.</summary>
    public Task<string> Mail { get; }

    public void Dispose() => listener.Dispose();

    async Task<string> TakeAsync()
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } command)
        {
            if (command == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != ".")
                    mail.AppendLine(line);
            }

            await writer.WriteLineAsync(command == "QUIT" ? "221 bye" : "250 ok");
            if (command == "QUIT")
                break;
        }

        return mail.ToString();
    }
}
