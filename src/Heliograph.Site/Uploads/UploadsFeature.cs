using System.Text.Json.Serialization;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Uploads;

static class UploadsFeature
{
    public static void AddUploads(this IServiceCollection services)
    {
        services.AddFeatureOptions<UploadOptions>("Uploads");
        services.AddSingleton<PhotoIntake>();
        services.AddSingleton<UploadReports>();
        services.AddScoped<RawUpload>();
        services.AddScoped<FormUpload>();
        services.AddScoped<BatchEdit>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
    }
}
