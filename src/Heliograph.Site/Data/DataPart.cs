using Microsoft.AspNetCore.Components;

namespace Heliograph.Site.Data;

/// <summary>
/// A part of a page that reads from the database. It has a <see cref="SiteData"/> of its own: the parts of a page are rendered
/// while the others wait for what they read, and one context serves one use at a time.
/// </summary>
public abstract class DataPart : OwningComponentBase<SiteData>
{
    protected SiteData Data => Service;
}
