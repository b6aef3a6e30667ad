using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>Registers applications and ends what they may do.</summary>
sealed class Applications(SiteData data, Secrets secrets, Credentials credentials, TimeProvider clock)
{
    public const int LongestName = 100;

    /// <summary>Of one person.</summary>
    public const int Most = 50;

    /// <returns>Null where the name is empty or too long, or the person has too many already.</returns>
    public async Task<(ApiApplication Application, string Secret)?> AddAsync(long ownerId, string name, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return null;
        var (plain, stored) = secrets.NewSecret();
        var application = new ApiApplication
        {
            OwnerId = ownerId,
            Name = name,
            Key = Secrets.NewKey(),
            Secret = stored,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return await data.WriteAsync<(ApiApplication, string)?>(async stop =>
        {
            if (await data.ApiApplications.CountAsync(a => a.OwnerId == ownerId, stop) >= Most)
                return null;
            data.ApiApplications.Add(application);
            await data.SaveChangesAsync(stop);
            return (application, plain);
        }, Durability.Acknowledged, cancel);
    }

    /// <summary>From now on neither its key nor any token that it has is good.</summary>
    /// <returns>False where the viewer has no such application.</returns>
    public Task<bool> RemoveAsync(long id, Viewer viewer, CancellationToken cancel) =>
        EndAsync(data.ApiApplications.Where(a => a.Id == id && a.OwnerId == viewer.PersonId), cancel);

    /// <summary>Takes back what the viewer let an application do.</summary>
    /// <returns>False where that was nothing.</returns>
    public Task<bool> RevokeAsync(long applicationId, Viewer viewer, CancellationToken cancel) =>
        EndAsync(data.AccessTokens.Where(t => t.ApplicationId == applicationId && t.PersonId == viewer.PersonId), cancel);

    Task<bool> EndAsync<T>(IQueryable<T> rows, CancellationToken cancel) where T : class => data.WriteAsync(async stop =>
    {
        data.AfterCommit(credentials.Forget);
        return await rows.ExecuteDeleteAsync(stop) > 0;
    }, Durability.Acknowledged, cancel);
}
