using Heliograph.Site.Accounts.SigningIn;
using Heliograph.Site.Admin.People;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Accounts.Leaving;

/// <summary>
/// Deletes accounts. In one transaction all that others see of a person goes, and the account loses its name and its password;
/// <see cref="LeaveJob"/> then removes what is left. A person without an alias is one who is leaving.
/// </summary>
sealed class Leaving(SiteData data, JobQueue jobs, Rights rights, PhotoAddressCache addresses, RenewedStamps renewed, Credentials credentials, TimeProvider clock)
{
    /// <summary>When this returns true the person is gone for everybody, and nothing brings them back.</summary>
    /// <returns>False where the site would be left without an administrator.</returns>
    public Task<bool> TryAsync(long personId, CancellationToken cancel) => data.WriteAsync(async token =>
    {
        if (await rights.IsLastAsync(personId, token))
            return false;
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await data.Photos.Where(p => p.OwnerId == personId).ExecuteUpdateAsync(set => set.SetProperty(p => p.DeletedAt, now), token);
        await TakeBackWordsAsync(personId, token);
        await GroupLeaving.LeaveAllAsync(data, personId, token);
        await data.Contacts.Where(c => c.OwnerId == personId || c.PersonId == personId).ExecuteDeleteAsync(token);
        await data.ShareLinks.Where(l => l.OwnerId == personId).ExecuteDeleteAsync(token);
        await data.AccessTokens.Where(t => t.PersonId == personId).ExecuteDeleteAsync(token);
        await data.RequestTokens.Where(t => t.PersonId == personId).ExecuteDeleteAsync(token);
        await data.ApiApplications.Where(a => a.OwnerId == personId).ExecuteDeleteAsync(token);
        await data.People.Where(p => p.Id == personId).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.UserName, (string?)null).SetProperty(p => p.NormalizedUserName, (string?)null)
            .SetProperty(p => p.Email, (string?)null).SetProperty(p => p.NormalizedEmail, (string?)null)
            .SetProperty(p => p.PasswordHash, (string?)null).SetProperty(p => p.SecurityStamp, $"{Guid.NewGuid():n}")
            .SetProperty(p => p.DisplayName, "").SetProperty(p => p.Profile, "").SetProperty(p => p.Location, "").SetProperty(p => p.JoinReason, "")
            .SetProperty(p => p.IsAdministrator, false), token);
        ChangeLog.Append(data, ChangeKind.PersonLeft, null, personId, clock);
        await data.SaveChangesAsync(token);
        await jobs.EnqueueAsync(LeaveJob.Name, $"{personId}", new LeaveJob.Payload(personId), token);
        data.AfterCommit(() =>
        {
            addresses.ForgetAll();
            renewed.Note(personId);
            credentials.Forget();
        });
        return true;
    }, Durability.Acknowledged, cancel);

    /// <summary>What they said of others' photos and what others counted of them.</summary>
    async Task TakeBackWordsAsync(long personId, CancellationToken cancel)
    {
        var comments = data.Comments.Where(c => c.AuthorId == personId);
        var counted = comments.Where(c => c.TakenDownAt == null);
        await data.Photos.IgnoreQueryFilters().Where(p => counted.Any(c => c.PhotoId == p.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CommentCount, p => p.CommentCount - counted.Count(c => c.PhotoId == p.Id)), cancel);
        await comments.ExecuteDeleteAsync(cancel);
        var favourites = data.Favourites.Where(f => f.PersonId == personId);
        await data.Photos.IgnoreQueryFilters().Where(p => favourites.Any(f => f.PhotoId == p.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.FavouriteCount, p => p.FavouriteCount - 1), cancel);
        await favourites.ExecuteDeleteAsync(cancel);
        await data.PhotoNotes.Where(n => n.AuthorId == personId).ExecuteDeleteAsync(cancel);
        await data.PhotoPeople.Where(p => p.PersonId == personId).ExecuteDeleteAsync(cancel);
    }
}
