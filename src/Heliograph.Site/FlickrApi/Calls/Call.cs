using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>One call of a method: what it is given, who asks, and the doors of the site.</summary>
/// <param name="services">Of a scope of the call's own, in which the <see cref="Viewer"/> is who calls.</param>
/// <param name="site">What addresses of this site begin with, without a slash at the end.</param>
sealed class Call(Method method, Parameters parameters, Caller caller, IServiceProvider services, string site, CancellationToken cancel)
{
    public const string Taken = "yyyy-MM-dd HH:mm:ss";

    const int MostPerPage = 500;
    const int UsualPerPage = 100;

    public Parameters Parameters => parameters;
    public Caller Caller => caller;
    public string Site => site;
    public CancellationToken Cancel => cancel;
    public SiteData Data { get; } = services.GetRequiredService<SiteData>();
    public Viewer Viewer { get; } = services.GetRequiredService<Viewer>();
    public TimeProvider Clock => Get<TimeProvider>();
    public long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Who calls; only where the method needs a grant.</summary>
    public long Me => Viewer.PersonId ?? throw ApiFault.Of(ApiCode.NotAllowed);

    public int Page => Math.Max(1, Number("page") ?? 1);
    public int PerPage => Number("per_page") is { } asked and > 0 ? Math.Min(asked, MostPerPage) : UsualPerPage;

    public T Get<T>() where T : class => services.GetRequiredService<T>();

    /// <summary>An error that the method declares.</summary>
    public ApiFault Fault(int code) => method.Fault(code);

    /// <returns>Null where it is absent or empty. Without the one character that a database can't hold.</returns>
    public string? Text(string name) => parameters[name]?.Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } text ? text : null;

    /// <returns>Null where it is absent or no number.</returns>
    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    public long? Id(string name) => ParseId(Text(name));

    public static long? ParseId(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) ? id : null;

    /// <summary>Degrees.</summary>
    /// <returns>Null where it is absent or no number.</returns>
    public double? Degrees(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) && double.IsFinite(degrees) ? degrees : null;

    public bool Flag(string name) => Text(name) is "1" or "true";

    /// <summary>Values between commas.</summary>
    public string[] List(string name) => Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Ids between commas.</summary>
    /// <param name="otherwise">The method's error where one of them is no id.</param>
    public long[] Ids(string name, int otherwise) => [.. List(name).Select(text => ParseId(text) ?? throw Fault(otherwise))];

    /// <summary>Unix seconds, or a date as databases write it, UTC.</summary>
    /// <returns>Unix milliseconds; null where it is absent or neither.</returns>
    public long? Instant(string name) => ParseInstant(Text(name));

    /// <inheritdoc cref="Instant"/>
    public static long? ParseInstant(string? text) => ParseWall(text) is { } wall ? new DateTimeOffset(wall, TimeSpan.Zero).ToUnixTimeMilliseconds() : null;

    /// <summary>A date as databases write it, or Unix seconds.</summary>
    /// <returns>Wall-clock time; null where it is absent or neither.</returns>
    public DateTime? Wall(string name) => ParseWall(Text(name));

    // Four digits are a year: nobody asks for the first three hours of 1970.
    static DateTime? ParseWall(string? text) =>
        DateTime.TryParseExact(text, [Taken, "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at
        : ParseId(text) is { } seconds && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null;

    /// <summary>A photo that the viewer may see, with its owner.</summary>
    /// <param name="otherwise">The method's error where there is none.</param>
    public async Task<Photo> PhotoAsync(int otherwise = 1, string name = "photo_id")
    {
        long? id = Id(name);
        return await Data.Photos.AsNoTracking().Include(p => p.Owner).Where(p => p.Id == id).VisibleTo(Viewer, Data).SingleOrDefaultAsync(cancel) ?? throw Fault(otherwise);
    }

    /// <summary>A photo of the viewer's own: to everybody else there is no such photo.</summary>
    /// <inheritdoc cref="PhotoAsync"/>
    public async Task<Photo> OwnPhotoAsync(int otherwise = 1, string name = "photo_id")
    {
        long? id = Id(name);
        return await Data.Photos.AsNoTracking().Include(p => p.Owner).SingleOrDefaultAsync(p => p.Id == id && p.OwnerId == Viewer.PersonId, cancel) ?? throw Fault(otherwise);
    }

    /// <summary>Changes a photo of the viewer's own.</summary>
    /// <inheritdoc cref="PhotoAsync"/>
    public async Task EditAsync(PhotoEdit edit, int otherwise = 1)
    {
        if (!await edit.SaveAsync(Id("photo_id") ?? 0, Data, Viewer, Get<Images.Serving.PhotoAddressCache>(), Clock, cancel))
            throw Fault(otherwise);
    }

    /// <summary>Somebody, by id or alias; <c>me</c> and an absent argument are who calls.</summary>
    /// <inheritdoc cref="PhotoAsync"/>
    public async Task<Person> PersonAsync(int otherwise = 1, string name = "user_id")
    {
        string? who = Text(name);
        if (who is not (null or "me"))
            return await Get<PersonLookup>().FindAsync(who, cancel) ?? throw Fault(otherwise);
        return await Data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Viewer.PersonId && p.UserName != null, cancel) ?? throw Fault(otherwise);
    }
}
