using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>What an application asks somebody for.</summary>
sealed record TokenWish(RequestToken Request, string ApplicationName, string ApplicationOwner);

/// <summary>The way from an application's wish by a person's consent to a token.</summary>
sealed class TokenRequests(SiteData data, Secrets secrets, TimeProvider clock)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <returns>The token and its secret, as the application is told them.</returns>
    public async Task<(string Token, string Secret)> BeginAsync(long applicationId, string callback, CancellationToken cancel)
    {
        var (plain, stored) = secrets.NewSecret();
        var request = new RequestToken { Token = Secrets.NewKey(), Secret = stored, ApplicationId = applicationId, Callback = callback, ExpiresAt = Now + (long)Life.TotalMilliseconds };
        return await data.WriteAsync(async stop =>
        {
            await data.RequestTokens.Where(t => t.ExpiresAt < Now).ExecuteDeleteAsync(stop);
            data.RequestTokens.Add(request);
            await data.SaveChangesAsync(stop);
            return (request.Token, plain);
        }, Durability.Process, cancel);
    }

    /// <returns>The token and its secret; null where the application has no such request that is good.</returns>
    public async Task<(string Token, string Secret)?> FindAsync(string token, long applicationId, CancellationToken cancel) =>
        await Good(token).Where(t => t.ApplicationId == applicationId).Select(t => t.Secret).SingleOrDefaultAsync(cancel) is { } stored ? (token, secrets.Open(stored)) : null;

    /// <returns>Null where there is no such request any more.</returns>
    public Task<TokenWish?> WishAsync(string token, CancellationToken cancel) =>
        Good(token).AsNoTracking().Join(data.ApiApplications, t => t.ApplicationId, a => a.Id, (t, a) => new { Request = t, a.Name, a.OwnerId })
            .Join(data.People, w => w.OwnerId, p => p.Id, (w, p) => new TokenWish(w.Request, w.Name, p.DisplayName == "" ? p.UserName! : p.DisplayName)).SingleOrDefaultAsync(cancel);

    /// <summary>Somebody consents, once.</summary>
    /// <returns>The verifier; null where there is no such request, or somebody answered it.</returns>
    public Task<string?> ConsentAsync(string token, Grant grant, long personId, CancellationToken cancel)
    {
        string verifier = Secrets.NewVerifier();
        return data.WriteAsync(async stop => await Good(token).Where(t => t.PersonId == null).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.PersonId, personId).SetProperty(t => t.Grant, grant).SetProperty(t => t.Verifier, verifier), stop) > 0 ? verifier : null, Durability.Process, cancel);
    }

    public Task<int> DenyAsync(string token, CancellationToken cancel) =>
        data.WriteAsync(stop => Good(token).Where(t => t.PersonId == null).ExecuteDeleteAsync(stop), Durability.Process, cancel);

    /// <summary>Makes the access token, and the request is over: also where the verifier is wrong, so that nobody tries another.</summary>
    /// <returns>The token, its secret and whose it is; null where nobody consented or the verifier is another.</returns>
    public Task<(string Token, string Secret, Person Person)?> ExchangeAsync(string token, string verifier, CancellationToken cancel)
    {
        var (plain, stored) = secrets.NewSecret();
        return data.WriteAsync<(string, string, Person)?>(async stop =>
        {
            var request = await Good(token).AsNoTracking().SingleOrDefaultAsync(stop);
            // Of two at once one finds it.
            if (request is null || await data.RequestTokens.Where(t => t.Token == token).ExecuteDeleteAsync(stop) == 0
                || request.Verifier is not { } expected || !Signature.AreSame(Digits(expected), Digits(verifier))
                || await data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.PersonId && p.UserName != null, stop) is not { } person)
                return null;
            var access = new AccessToken { Token = Secrets.NewKey(), Secret = stored, ApplicationId = request.ApplicationId, PersonId = person.Id, Grant = request.Grant, CreatedAt = Now };
            data.AccessTokens.Add(access);
            await data.SaveChangesAsync(stop);
            return (access.Token, plain, person);
        }, Durability.Acknowledged, cancel);
    }

    IQueryable<RequestToken> Good(string token)
    {
        long now = Now;
        return data.RequestTokens.Where(t => t.Token == token && t.ExpiresAt > now);
    }

    // Who types it leaves the hyphens out, or puts blanks there.
    static string Digits(string verifier) => string.Concat(verifier.Where(char.IsAsciiDigit));
}
