using System.Text;
using Heliograph.Site.Accounts;
using Heliograph.Site.FlickrApi.Calls;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>Why a request is not taken for whom it says it is from.</summary>
enum SignatureFault { UnknownKey, Missing, Invalid, Stale, Replayed, BadToken }

sealed class SignatureException(SignatureFault fault) : Exception(fault.ToString())
{
    public SignatureFault Fault { get; } = fault;

    /// <summary>As methods answer it.</summary>
    public ApiFault ToApi() => Fault switch
    {
        SignatureFault.UnknownKey => ApiFault.Of(ApiCode.InvalidKey),
        SignatureFault.Missing => ApiFault.Of(ApiCode.MissingSignature),
        SignatureFault.BadToken => ApiFault.Of(ApiCode.InvalidToken),
        SignatureFault.Stale => new(ApiCode.InvalidSignature, "Invalid signature: the timestamp is refused"),
        SignatureFault.Replayed => new(ApiCode.InvalidSignature, "Invalid signature: the nonce was used before"),
        _ => ApiFault.Of(ApiCode.InvalidSignature),
    };
}

/// <summary>Who calls.</summary>
/// <param name="Token">Null: nobody in particular.</param>
/// <param name="IsSigned">It is proved to be the application.</param>
sealed record Caller(KnownApplication Application, KnownToken? Token, bool IsSigned);

/// <summary>Finds out who calls, and holds signatures against what was received.</summary>
sealed class SignedRequest(Credentials credentials, Nonces nonces, IOptions<FlickrOptions> options, IOptions<AccountOptions> accounts)
{
    const string Algorithm = "HMAC-SHA1";

    /// <summary>Who calls a method: with a signature by the application for a person, or unsigned with an <c>api_key</c>.</summary>
    /// <exception cref="SignatureException">Nobody that may.</exception>
    public async ValueTask<Caller> CallerAsync(HttpRequest request, Parameters parameters, CancellationToken cancel)
    {
        bool isSigned = parameters["oauth_signature"] is not null;
        string? key = parameters["oauth_consumer_key"] ?? parameters["api_key"];
        if (key is null || await credentials.FindApplicationAsync(key, cancel) is not { } application)
            throw new SignatureException(SignatureFault.UnknownKey);
        if (!isSigned && (parameters["oauth_token"] ?? parameters["oauth_consumer_key"]) is not null)
            throw new SignatureException(SignatureFault.Missing);
        // A token of before OAuth: none is given any more.
        if (!string.IsNullOrEmpty(parameters["auth_token"]))
            throw new SignatureException(SignatureFault.BadToken);
        if (!isSigned)
            return new Caller(application, null, IsSigned: false);

        KnownToken? token = null;
        if (parameters["oauth_token"] is { Length: > 0 } given)
        {
            token = await credentials.FindTokenAsync(given, cancel);
            if (token is null || token.ApplicationId != application.Id)
                throw new SignatureException(SignatureFault.BadToken);
        }

        Check(request, parameters, application, token?.Token ?? "", token?.Secret ?? "");
        return new Caller(application, token, IsSigned: true);
    }

    /// <exception cref="SignatureException">The signature is not of this request, by this application, with this token, or not of now.</exception>
    public void Check(HttpRequest request, Parameters parameters, KnownApplication application, string token, string tokenSecret)
    {
        if (parameters["oauth_signature"] is not { Length: > 0 } signature || parameters["oauth_nonce"] is not { Length: > 0 } nonce)
            throw new SignatureException(SignatureFault.Missing);
        if (parameters["oauth_signature_method"] != Algorithm)
            throw new SignatureException(SignatureFault.Invalid);
        if (!nonces.IsTimely(parameters["oauth_timestamp"], out long at))
            throw new SignatureException(SignatureFault.Stale);
        var signed = parameters.All.Where(p => p.Key != "oauth_signature").ToList();
        if (!IsOf(signed) && (signed.TrueForAll(p => Ascii.IsValid(p.Value)) || !IsOf([.. signed.Select(p => KeyValuePair.Create(p.Key, Bytes(p.Value)))])))
            throw new SignatureException(SignatureFault.Invalid);
        // Only now: otherwise anybody could use up the nonces of others.
        if (!nonces.TryTake(application.Key, token, at, nonce))
            throw new SignatureException(SignatureFault.Replayed);

        bool IsOf(IReadOnlyCollection<KeyValuePair<string, string>> parameters) => Addresses(request)
            .Any(address => Signature.AreSame(Signature.Of(Signature.Base(request.Method, address, parameters), application.Secret, tokenSecret), signature));
    }

    /// <summary>Each byte of the text as a character: what Perl's Net::OAuth signs where it is given bytes, as it must be for the form to hold them.</summary>
    static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// What the caller may have signed: the address as received, the site's own, and those of Flickr, for programs that know no other host
    /// and are led here by a hosts file; each with and without the slash at its end.
    /// </summary>
    IEnumerable<string> Addresses(HttpRequest request)
    {
        string path = $"{request.PathBase}{request.Path}".TrimEnd('/');
        IEnumerable<string> bases = [$"{request.Scheme}://{request.Host}", accounts.Value.Address?.OriginalString ?? "", .. options.Value.SignatureBases ?? FlickrOptions.Flickr];
        return bases.Select(b => Uri.TryCreate(b, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : null).OfType<string>().Distinct()
            .SelectMany(b => (string[])[b + path, $"{b}{path}/"]);
    }
}
