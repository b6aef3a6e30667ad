using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Comments;
using Heliograph.Site.Favourites;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Discussions;
using Heliograph.Site.Groups.Interests;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Groups.Reports;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Jobs;
using Heliograph.Site.Moderation;
using Heliograph.Site.Organising;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Photos.People;
using Heliograph.Site.Photos.Views;
using Heliograph.Site.Sharing;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Twins;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Data;

/// <summary>What a commit must survive before it returns.</summary>
public enum Durability
{
    /// <summary>The end of this process.</summary>
    Process,

    /// <summary>The loss of power: the commit is on the disk.</summary>
    Acknowledged,
}

/// <summary>Everything the site stores in its database. <see cref="SqliteSiteData"/> and <see cref="PostgresSiteData"/> differ in migrations only.</summary>
public abstract class SiteData(DbContextOptions options) : IdentityUserContext<Person, long>(options)
{
    readonly List<Action> afterCommit = [];

    public DbSet<Person> People => Users;
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Block> Blocks => Set<Block>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Blob> Blobs => Set<Blob>();
    public DbSet<Photo> Photos => Set<Photo>();
    public DbSet<PhotoTag> PhotoTags => Set<PhotoTag>();
    public DbSet<PhotoNote> PhotoNotes => Set<PhotoNote>();
    public DbSet<PhotoPerson> PhotoPeople => Set<PhotoPerson>();
    public DbSet<PhotoDay> PhotoDays => Set<PhotoDay>();
    public DbSet<PhotoVector> PhotoVectors => Set<PhotoVector>();
    public DbSet<PhotoLook> PhotoLooks => Set<PhotoLook>();
    public DbSet<PhotoFinding> PhotoFindings => Set<PhotoFinding>();
    public DbSet<PhotoTwin> PhotoTwins => Set<PhotoTwin>();
    public DbSet<Favourite> Favourites => Set<Favourite>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Album> Albums => Set<Album>();
    public DbSet<AlbumPhoto> AlbumPhotos => Set<AlbumPhoto>();
    public DbSet<Group> Groups => Set<Group>();
    public DbSet<GroupWord> GroupWords => Set<GroupWord>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<GroupInvitation> GroupInvitations => Set<GroupInvitation>();
    public DbSet<GroupBan> GroupBans => Set<GroupBan>();
    public DbSet<PoolPhoto> PoolPhotos => Set<PoolPhoto>();
    public DbSet<GroupTopic> GroupTopics => Set<GroupTopic>();
    public DbSet<GroupReply> GroupReplies => Set<GroupReply>();
    public DbSet<GroupReport> GroupReports => Set<GroupReport>();
    public DbSet<PersonTopic> PersonTopics => Set<PersonTopic>();
    public DbSet<GroupVisit> GroupVisits => Set<GroupVisit>();
    public DbSet<GroupDismissal> GroupDismissals => Set<GroupDismissal>();
    public DbSet<GroupModel> GroupModels => Set<GroupModel>();
    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();
    public DbSet<ApiApplication> ApiApplications => Set<ApiApplication>();
    public DbSet<RequestToken> RequestTokens => Set<RequestToken>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<BatchPhoto> BatchPhotos => Set<BatchPhoto>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ModerationAct> ModerationActs => Set<ModerationAct>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<ChangePosition> ChangePositions => Set<ChangePosition>();
    public DbSet<IdBlock> IdBlocks => Set<IdBlock>();

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is stored, or nothing is. Long work does not belong inside.</summary>
    /// <param name="durability">Whether somebody is told that it is stored as soon as this returns.</param>
    public virtual async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, Durability durability, CancellationToken cancel)
    {
        T result;
        Action[] committed;
        try
        {
            await using var transaction = await Database.BeginTransactionAsync(cancel);
            result = await work(cancel);
            await transaction.CommitAsync(cancel);
            committed = [.. afterCommit];
        }
        finally
        {
            afterCommit.Clear();
        }

        foreach (var action in committed)
            action();
        return result;
    }

    /// <summary>Runs <paramref name="action"/> when the open transaction of <see cref="WriteAsync"/> is committed, never if it is not; at once where none is open.</summary>
    public void AfterCommit(Action action)
    {
        if (Database.CurrentTransaction is null)
            action();
        else
            afterCommit.Add(action);
    }

    /// <exception cref="NotSupportedException">Always: saving waits for the disk, and no thread should stand by.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Entities.Configure(builder);
        SnakeCase.Apply(builder);
    }
}

/// <summary>The embedded default.</summary>
public sealed class SqliteSiteData : SiteData
{
    readonly WriteGate gate;

    public SqliteSiteData(DbContextOptions<SqliteSiteData> options, WriteGate gate) : base(options)
    {
        this.gate = gate;
        // Before it commits, a transaction brings the full text up to date.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        using var held = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override async Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, Durability durability, CancellationToken cancel)
    {
        using var held = await gate.EnterAsync(cancel);
        await Database.OpenConnectionAsync(cancel);
        try
        {
            if (durability == Durability.Acknowledged)
                await Database.ExecuteSqlRawAsync("PRAGMA synchronous=FULL", CancellationToken.None);
            return await base.WriteAsync(work, durability, cancel);
        }
        finally
        {
            // The connection goes back to a pool: the next user expects the default.
            if (durability == Durability.Acknowledged)
                await Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", CancellationToken.None);
            await Database.CloseConnectionAsync();
        }
    }
}

/// <summary>By configuration, for many machines.</summary>
public sealed class PostgresSiteData(DbContextOptions<PostgresSiteData> options) : SiteData(options)
{
    // Any number, the same in every process.
    const long ChangeOrderLock = 0x48656C696F;

    /// <summary>
    /// A sequence number is drawn before its transaction commits, so a reader could see 8 before 7 and never come back for 7.
    /// Whoever adds changes therefore holds a lock from drawing the numbers to the commit.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.Entries<Change>().Any(c => c.State == EntityState.Added))
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Database.CurrentTransaction is null)
            return await WriteAsync(c => SaveChangesAsync(acceptAllChangesOnSuccess, c), Durability.Process, cancellationToken);

        await Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ChangeOrderLock})", cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
