using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Accounts;

/// <summary>A page or part of one that holds a form: what was wrong with each field, and the status that says so.</summary>
public abstract class FormPage : ComponentBase
{
    readonly Dictionary<string, string> errors = [];

    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    protected CancellationToken Cancel => Context.RequestAborted;

    protected bool HasErrors => errors.Count > 0;

    /// <param name="field">Its name in the form; empty for the form as a whole.</param>
    protected string? Error(string field) => errors.GetValueOrDefault(field);

    /// <summary>Keeps the first thing that is wrong with a field; the answer's status becomes 422.</summary>
    protected void Refuse(string field, string sentence)
    {
        errors.TryAdd(field, sentence);
        Context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
