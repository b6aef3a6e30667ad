using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Data;

public sealed class SchemaOnSqliteTests() : SchemaTests(null)
{
    [Fact]
    public async Task The_copy_made_before_an_upgrade_holds_every_row_and_starts_a_site()
    {
        await Site.WithDataAsync(data => data.Database.ExecuteSqlAsync($"insert into id_block (kind, next) values ('kept', 7)", Cancel));
        string copy = await Site.Services.GetRequiredService<SchemaUpgrade>().CopyAsync("Next", Cancel);

        var folder = Directory.CreateTempSubdirectory("heliograph-");
        File.Copy(copy, Path.Combine(folder.FullName, "heliograph.db"));
        await using (var site = await TestSite.CreateAsync(folder: folder.FullName))
            Assert.Equal(7, await site.WithDataAsync(data => data.IdBlocks.Where(b => b.Kind == "kept").Select(b => b.Next).SingleAsync(Cancel)));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_first_start_that_was_killed_in_the_middle_does_not_block_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("heliograph-");
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "heliograph.db")};Pooling=false"))
        {
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                create table "__EFMigrationsLock" ("Id" integer primary key, "Timestamp" text not null);
                insert into "__EFMigrationsLock" values (1, '2026-01-01');
                """;
            await command.ExecuteNonQueryAsync(Cancel);
        }

        await using (var site = await TestSite.CreateAsync(folder: folder.FullName))
            Assert.Equal(0, await site.WithDataAsync(data => data.Photos.CountAsync(Cancel)));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_connection_has_the_settings()
    {
        Assert.Equal("wal", await PragmaAsync("journal_mode"));
        Assert.Equal("1", await PragmaAsync("foreign_keys"));
        Assert.Equal("5000", await PragmaAsync("busy_timeout"));
        Assert.Equal("1", await PragmaAsync("synchronous"));
    }

    [Fact]
    public async Task A_commit_that_is_acknowledged_waits_for_the_disk_and_the_next_does_not()
    {
        Assert.Equal("2", await Site.WithDataAsync(data => data.WriteAsync(_ => PragmaAsync(data, "synchronous"), Durability.Acknowledged, Cancel)));
        Assert.Equal("1", await Site.WithDataAsync(data => data.WriteAsync(_ => PragmaAsync(data, "synchronous"), Durability.Process, Cancel)));
    }

    Task<string> PragmaAsync(string name) => Site.WithDataAsync(data => PragmaAsync(data, name));

    static async Task<string> PragmaAsync(SiteData data, string name)
    {
        await data.Database.OpenConnectionAsync(Cancel);
        await using var command = data.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names above.
        command.CommandText = $"pragma {name}";
#pragma warning restore CA2100
        command.Transaction = data.Database.CurrentTransaction is { } open ? Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(open) : null;
        return $"{await command.ExecuteScalarAsync(Cancel)}";
    }
}

public sealed class SchemaOnPostgresTests(PostgresServer server) : SchemaTests(server);

public abstract class SchemaTests(PostgresServer? postgres) : DataTests(postgres)
{
    [Fact]
    public async Task A_site_of_before_the_community_keeps_its_photos_and_its_tags_have_authors_and_numbers()
    {
        await Site.WithDataAsync(Community.AddPeopleAsync);
        var photo = Community.NewPhoto(1);
        photo.Tags.AddRange(TagWords.From(["Lamp", "late summer"]));
        await Site.AddPhotosAsync(photo);
        await Site.WithDataAsync(async data =>
        {
            await data.GetService<IMigrator>().MigrateAsync("Initial", Cancel);
            await data.Database.MigrateAsync(Cancel);
            return true;
        });

        var kept = await Site.WithDataAsync(data => data.Photos.Include(p => p.Tags).SingleAsync(Cancel));
        Assert.Equal((photo.Title, photo.PostedAt, 2, Permission.Everybody, SafetyLevel.Safe), (kept.Title, kept.UploadedAt, kept.LastTagNumber, kept.CommentPermission, kept.Safety));
        Assert.Equal([(1, "lamp", Community.Ana), (2, "latesummer", Community.Ana)], kept.Tags.OrderBy(t => t.Position).Select(t => (t.Number, t.Clean, t.AuthorId)));
        Assert.All(kept.Tags, t => Assert.Equal(photo.PostedAt, t.AddedAt));
    }

    [Fact]
    public async Task The_migrations_make_the_model() =>
        Assert.False(await Site.WithDataAsync(data => Task.FromResult(data.Database.HasPendingModelChanges())));

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        await Site.WithDataAsync(data => data.Database.ExecuteSqlAsync(
            $"""insert into "__EFMigrationsHistory" values ('99990101000000_Future', '99.0')""", Cancel));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Site.Services.GetRequiredService<SchemaUpgrade>().RunAsync(Cancel));
        Assert.Contains("99990101000000_Future", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_follows_a_commit_happens_after_it_and_not_without_it()
    {
        var happened = new List<string>();
        await Site.WithDataAsync(async data =>
        {
            await data.WriteAsync(_ =>
            {
                data.AfterCommit(() => happened.Add("after"));
                happened.Add("within");
                return Task.FromResult(0);
            }, Durability.Process, Cancel);
            await Assert.ThrowsAsync<InvalidOperationException>(() => data.WriteAsync<int>(_ =>
            {
                data.AfterCommit(() => happened.Add("never"));
                throw new InvalidOperationException();
            }, Durability.Process, Cancel));
            return 0;
        });
        Assert.Equal(["within", "after"], happened);
    }
}
