using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tags;

static class TagsFeature
{
    public static void AddTags(this IServiceCollection services) => services.AddSingleton<TagFigures>();
}
