using System.Text;
using Heliograph.Site.FlickrApi.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>Where applications get their tokens. Answers are form-encoded; a refusal is 401 with the problem's name, as clients expect.</summary>
static class OAuthEndpoints
{
    static readonly string[] GetAndPost = ["GET", "POST"];

    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/services/oauth/request_token", GetAndPost, (HttpContext context, TokenRequests tokens, SignedRequest signed, Credentials credentials) =>
            AnswerAsync(context, signed, credentials, tokens, RequestAsync));
        routes.MapMethods("/services/oauth/access_token", GetAndPost, (HttpContext context, TokenRequests tokens, SignedRequest signed, Credentials credentials) =>
            AnswerAsync(context, signed, credentials, tokens, AccessAsync));
    }

    delegate Task<string> Exchange(HttpContext context, Parameters parameters, KnownApplication application, SignedRequest signed, TokenRequests tokens);

    static async Task AnswerAsync(HttpContext context, SignedRequest signed, Credentials credentials, TokenRequests tokens, Exchange exchange)
    {
        string body;
        try
        {
            var parameters = await ParameterReader.ReadAsync(context.Request, context.RequestAborted);
            if (parameters["oauth_consumer_key"] is not { } key)
                throw new OAuthProblem("parameter_absent", "oauth_parameters_absent=oauth_consumer_key");
            if (await credentials.FindApplicationAsync(key, context.RequestAborted) is not { } application)
                throw new OAuthProblem("consumer_key_unknown");
            body = await exchange(context, parameters, application, signed, tokens);
        }
        catch (OAuthProblem problem)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            body = problem.Message;
        }
        catch (SignatureException refused)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            body = OAuthProblem.Of(refused.Fault).Message;
        }
        catch (Exception broken) when (broken is ApiFault or BadHttpRequestException or InvalidDataException or UriFormatException)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            body = new OAuthProblem("parameter_rejected").Message;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    static async Task<string> RequestAsync(HttpContext context, Parameters parameters, KnownApplication application, SignedRequest signed, TokenRequests tokens)
    {
        signed.Check(context.Request, parameters, application, "", "");
        string callback = parameters["oauth_callback"] ?? throw new OAuthProblem("parameter_absent", "oauth_parameters_absent=oauth_callback");
        if (!CallbackAddress.IsGood(callback))
            throw new OAuthProblem("parameter_rejected", "oauth_parameters_rejected=oauth_callback");
        var (token, secret) = await tokens.BeginAsync(application.Id, callback, context.RequestAborted);
        return $"oauth_callback_confirmed=true&oauth_token={token}&oauth_token_secret={secret}";
    }

    static async Task<string> AccessAsync(HttpContext context, Parameters parameters, KnownApplication application, SignedRequest signed, TokenRequests tokens)
    {
        string token = parameters["oauth_token"] ?? throw new OAuthProblem("parameter_absent", "oauth_parameters_absent=oauth_token");
        string verifier = parameters["oauth_verifier"] ?? throw new OAuthProblem("parameter_absent", "oauth_parameters_absent=oauth_verifier");
        if (await tokens.FindAsync(token, application.Id, context.RequestAborted) is not { } request)
            throw new OAuthProblem("token_rejected");
        signed.Check(context.Request, parameters, application, token, request.Secret);
        if (await tokens.ExchangeAsync(token, verifier, context.RequestAborted) is not { } access)
            throw new OAuthProblem("token_rejected");
        return $"fullname={Uri.EscapeDataString(access.Person.Name)}&oauth_token={access.Token}&oauth_token_secret={access.Secret}"
            + $"&user_nsid={Uri.EscapeDataString(access.Person.Nsid)}&username={Uri.EscapeDataString(access.Person.Alias)}";
    }
}

/// <summary>What is wrong, in the words of OAuth's problem reporting.</summary>
sealed class OAuthProblem(string problem, string? more = null) : Exception($"oauth_problem={problem}{(more is null ? "" : $"&{more}")}")
{
    public static OAuthProblem Of(SignatureFault fault) => fault switch
    {
        SignatureFault.UnknownKey => new("consumer_key_unknown"),
        SignatureFault.Missing => new("parameter_absent"),
        SignatureFault.Stale => new("timestamp_refused"),
        SignatureFault.Replayed => new("nonce_used"),
        SignatureFault.BadToken => new("token_rejected"),
        _ => new("signature_invalid"),
    };
}
