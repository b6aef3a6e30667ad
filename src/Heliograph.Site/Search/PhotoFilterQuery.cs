using System.Linq.Expressions;
using Heliograph.Site.Data;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Similarity.Features;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>The filter's conditions, each as the database understands it.</summary>
static class PhotoFilterQuery
{
    const double NearlySquare = 0.05;

    /// <summary>All of the filter but its words.</summary>
    /// <param name="cameras">Models that the filter's camera stands for; null: it asks for none.</param>
    public static IQueryable<Photo> Matching(this IQueryable<Photo> photos, PhotoFilter filter, IReadOnlyList<string>? cameras, SiteData data)
    {
        if (filter.OwnerId is { } owner)
            photos = photos.Where(p => p.OwnerId == owner);
        if (filter.ShowsPersonId is { } shown)
            photos = photos.Where(p => data.PhotoPeople.Any(n => n.PhotoId == p.Id && n.PersonId == shown && !n.IsRefused));
        foreach (var group in filter.Tags)
            photos = photos.Where(Tagged(group));
        foreach (var looks in filter.Looks)
            photos = photos.Where(p => data.PhotoFindings.Any(f => f.PhotoId == p.Id && f.Kind == FindingKind.Tag && f.State != FindingState.Refused && looks.Contains(f.Clean)));
        if (filter.Posted.From is { } postedFrom)
            photos = photos.Where(p => p.PostedAt >= postedFrom);
        if (filter.Posted.Until is { } postedUntil)
            photos = photos.Where(p => p.PostedAt < postedUntil);
        if (filter.Taken != default)
            photos = photos.Where(p => !p.IsTakenUnknown);
        if (filter.Taken.From is { } takenFrom)
            photos = photos.Where(p => p.TakenAt.CompareTo(takenFrom) >= 0);
        if (filter.Taken.Until is { } takenUntil)
            photos = photos.Where(p => p.TakenAt.CompareTo(takenUntil) < 0);
        if (filter.Licences is { Count: > 0 } licences)
            photos = photos.Where(p => licences.Contains(p.Licence));
        if (filter.Kinds is { Count: > 0 } kinds)
            photos = photos.Where(p => kinds.Contains(p.ContentType));
        if (filter.Shapes is { Count: > 0 } shapes)
            photos = photos.Where(AnyOf(shapes.Select(Shaped)));
        if (cameras is not null)
            photos = photos.Where(p => cameras.Contains(p.CameraModel!));
        if (filter.AlbumId is { } album)
            photos = photos.Where(p => data.AlbumPhotos.Any(a => a.AlbumId == album && a.PhotoId == p.Id));
        if (filter.Place is { } box)
            photos = photos.Where(Within(box));
        return photos.Beyond(filter, data);
    }

    /// <summary>What only programs ask for.</summary>
    static IQueryable<Photo> Beyond(this IQueryable<Photo> photos, PhotoFilter filter, SiteData data)
    {
        if (filter.WithoutTags is { Count: > 0 } without)
            photos = photos.Where(p => !p.Tags.Any(t => without.Contains(t.Clean)));
        if (filter.Surroundings is { } around)
            photos = photos.Where(p => p.LocationContext == around);
        if (filter.LeastAccuracy is { } accuracy)
            photos = photos.Where(p => p.LocationAccuracy >= accuracy);
        if (filter.FollowedBy is var (person, isClose))
            photos = photos.Where(p => data.Contacts.Any(c => c.OwnerId == person && c.PersonId == p.OwnerId && (!isClose || c.IsFriend || c.IsFamily)));
        if (filter.GroupId is { } group)
            photos = photos.Where(p => data.PoolPhotos.Any(g => g.GroupId == group && g.PhotoId == p.Id && g.State == PoolState.Accepted));
        if (filter.Visibility is { } visibility)
            photos = photos.Where(p => p.Visibility == visibility);
        return filter.Nothing ? photos.Where(p => false) : photos;
    }

    /// <summary>Those whose place the viewer may know: the rules of visibility, for the place.</summary>
    public static IQueryable<Photo> WithPlaceVisibleTo(this IQueryable<Photo> photos, long? viewer, SiteData data)
    {
        photos = photos.Where(p => p.Latitude != null && p.Longitude != null);
        if (viewer is not { } person)
            return photos.Where(p => p.LocationVisibility == Visibility.Public);
        return photos.Where(p => p.OwnerId == person || p.LocationVisibility == Visibility.Public
            || (p.LocationVisibility != Visibility.Private && data.Contacts.Any(c => c.OwnerId == p.OwnerId && c.PersonId == person
                && ((c.IsFriend && p.LocationVisibility != Visibility.Family) || (c.IsFamily && p.LocationVisibility != Visibility.Friends)))));
    }

    static Expression<Func<Photo, bool>> Tagged(IReadOnlyList<TagMatch> group)
    {
        string[] clean = [.. group.Where(t => t.Clean is not null).Select(t => t.Clean!)];
        if (clean.Length == group.Count)
            return clean is [var only] ? p => p.Tags.Any(t => t.Clean == only) : p => p.Tags.Any(t => clean.Contains(t.Clean));
        return AnyOf(group.Select(MachineTagged).Append(p => p.Tags.Any(t => clean.Contains(t.Clean))));
    }

    static Expression<Func<Photo, bool>> MachineTagged(TagMatch tag)
    {
        var (clean, ns, predicate, value) = tag;
        if (clean is not null)
            return p => p.Tags.Any(t => t.Clean == clean);
        string? ending = value is null ? null : $"={value}";
#pragma warning disable CA1310 // The database compares, letter by letter.
        return p => p.Tags.Any(t => t.Namespace != null && (ns == null || t.Namespace == ns) && (predicate == null || t.Predicate == predicate)
            && (ending == null || t.Clean.EndsWith(ending)));
#pragma warning restore CA1310
    }

    static Expression<Func<Photo, bool>> Shaped(Shape shape) => shape switch
    {
        Shape.Landscape => p => p.Width > p.Height * (1 + NearlySquare),
        Shape.Portrait => p => p.Height > p.Width * (1 + NearlySquare),
        Shape.Square => p => p.Width <= p.Height * (1 + NearlySquare) && p.Height <= p.Width * (1 + NearlySquare),
        _ => p => p.Width >= p.Height * 2,
    };

    static Expression<Func<Photo, bool>> Within(PlaceBox box)
    {
        var (west, south, east, north) = box;
        return west <= east
            ? p => p.Latitude >= south && p.Latitude <= north && p.Longitude >= west && p.Longitude <= east
            : p => p.Latitude >= south && p.Latitude <= north && (p.Longitude >= west || p.Longitude <= east);
    }

    static Expression<Func<Photo, bool>> AnyOf(IEnumerable<Expression<Func<Photo, bool>>> conditions)
    {
        var photo = Expression.Parameter(typeof(Photo), "p");
        var any = conditions.Select(c => (Expression)new Replacement(c.Parameters[0], photo).Visit(c.Body)).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<Photo, bool>>(any, photo);
    }

    sealed class Replacement(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
