using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Quotas;

static class QuotaFeature
{
    public static void AddQuotas(this IServiceCollection services) => services.AddFeatureOptions<QuotaOptions>("Quotas");
}
