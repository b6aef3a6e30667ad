using System.Diagnostics;
using Heliograph.Site.Tests.Data;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Heliograph.Site.Tests.Data;

/// <summary>One PostgreSQL for the whole run, on a cluster and a socket of its own, started by the first test that asks.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    const string Owner = "postgres", Template = "site";
    // Nobody needs these databases after a crash.
    const string Settings = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300 -c shared_buffers=64MB";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("heliograph-pg-");
    readonly Lazy<Task<Process>> server;
    readonly Lazy<Task> firstStarted;
    Task<string>? log;
    int databases;

    public PostgresServer()
    {
        server = new(() => StartAsync(Find()!));
        firstStarted = new(FirstStartAsync);
    }

    /// <summary>A database of its own, as a first start leaves it; skips the test where PostgreSQL is absent.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabaseAsync()
    {
        Programs.SkipUnless(Find() is not null, "PostgreSQL is absent: on Debian, apt-get install postgresql-15.");
        await firstStarted.Value;
        string name = $"site_{Interlocked.Increment(ref databases)}";
        await CreateAsync($"{name} template {Template}");
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            using var process = await server.Value;
            // The shell around the server ends it when nobody holds this pipe any longer, so also when the tests are killed.
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            await log!;
        }

        folder.Delete(recursive: true);
    }

    async Task FirstStartAsync()
    {
        await server.Value;
        await CreateAsync(Template);
        // A database with connections cannot be copied.
        await using var site = await TestSite.CreateAsync(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "postgres",
            ["Database:Connection"] = Connection(Template) + ";Pooling=false",
        });
    }

    async Task CreateAsync(string database)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // The names are ours; SQL has no parameters there.
        await using var create = new NpgsqlCommand($"create database {database}", connection);
#pragma warning restore CA2100
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    string Connection(string database) => $"Host={folder.FullName};Username={Owner};Database={database};Maximum Pool Size=20";

    static string? Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order().Select(v => Path.Combine(v, "bin")).LastOrDefault(b => File.Exists(Path.Combine(b, "initdb")))
        : null;

    async Task<Process> StartAsync(string programs)
    {
        string cluster = Path.Combine(folder.FullName, "cluster");
        if (Environment.IsPrivilegedProcess)
            using (var chown = Process.Start("chown", [Owner, folder.FullName]))
                await chown.WaitForExitAsync();

        var start = AsOwner("sh", "-c", $"""
            "{programs}/initdb" -D "{cluster}" -U {Owner} -A trust -E UTF8 --locale=C --no-sync >&2 || exit 1
            "{programs}/postgres" -D "{cluster}" -k "{folder.FullName}" {Settings} &
            read -r nothing
            kill -INT $!
            wait
            """);
        start.RedirectStandardInput = start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                log = process.StandardError.ReadToEndAsync();
                return process;
            }
        }

        throw new InvalidOperationException($"PostgreSQL did not start.{Environment.NewLine}{string.Join(Environment.NewLine, said)}");
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    static ProcessStartInfo AsOwner(params string[] command) => Environment.IsPrivilegedProcess
        ? new("setpriv", ["--reuid", Owner, "--regid", Owner, "--init-groups", .. command])
        : new(command[0], command[1..]);
}
