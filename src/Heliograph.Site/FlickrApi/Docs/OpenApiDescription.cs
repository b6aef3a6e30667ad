using System.Text.Json.Nodes;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.FlickrApi.Docs;

/// <summary>The table of methods as an OpenAPI document. All of them are called at one address, so a path is that address and the method's name in its query.</summary>
static class OpenApiDescription
{
    static readonly string Text = Document().ToJsonString();

    public static IResult Get() => TypedResults.Text(Text, "application/json; charset=utf-8");

    internal static JsonObject Document()
    {
        var paths = new JsonObject();
        foreach (var method in MethodTable.All)
            paths[$"/services/rest?method={method.Name}"] = new JsonObject { [method.IsPost ? "post" : "get"] = Operation(method) };
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = "Flickr API", ["version"] = "1.0.0", ["description"] = "The Flickr API as this site speaks it. Every call is answered with HTTP status 200; stat and code tell what came of it." },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "apiKey", ["in"] = "query", ["name"] = "api_key" },
                    ["oauth"] = new JsonObject { ["type"] = "http", ["scheme"] = "OAuth", ["description"] = "OAuth 1.0a, HMAC-SHA1." },
                },
            },
        };
    }

    static JsonObject Operation(Method method)
    {
        var operation = new JsonObject
        {
            ["operationId"] = method.Name,
            ["summary"] = method.Description,
            ["security"] = new JsonArray(new JsonObject { [method.Needs == Grant.None ? "key" : "oauth"] = new JsonArray() }),
            ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = Described(method) } },
        };
        var arguments = method.Arguments.Select(a => (a.Name, a.IsOptional, Schema: new JsonObject { ["type"] = "string", ["description"] = ArgumentWords.Of(a.Name) })).ToList();
        if (method.IsPost)
        {
            var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(arguments.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Name, a.Schema))) };
            if (arguments.Exists(a => !a.IsOptional))
                schema["required"] = new JsonArray([.. arguments.Where(a => !a.IsOptional).Select(a => JsonValue.Create(a.Name))]);
            operation["requestBody"] = new JsonObject { ["content"] = new JsonObject { ["application/x-www-form-urlencoded"] = new JsonObject { ["schema"] = schema } } };
        }
        else
        {
            operation["parameters"] = new JsonArray([.. arguments.Select(a => new JsonObject { ["name"] = a.Name, ["in"] = "query", ["required"] = !a.IsOptional, ["schema"] = a.Schema })]);
        }

        return operation;
    }

    static string Described(Method method) =>
        string.Join('\n', method.Errors.Select(e => $"{e.Code}: {e.Message}").Prepend(method.Response.Length > 0 ? method.Response : "Nothing but stat."));
}
