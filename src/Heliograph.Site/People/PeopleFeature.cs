using Heliograph.Site.Photos.Context;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.People;

static class PeopleFeature
{
    public static void AddPeople(this IServiceCollection services) => services.AddPhotoContext<FollowingContext>();
}
