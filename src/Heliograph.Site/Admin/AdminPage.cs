namespace Heliograph.Site.Admin;

/// <summary>A page of the administration: a feature registers its own with <see cref="AdminFeature.AddAdminPage"/>.</summary>
/// <param name="Path">Below <c>/admin/</c>, the page's own <c>@page</c>.</param>
/// <param name="Title">In the reader's language.</param>
public sealed record AdminPage(string Path, Func<string> Title);
