using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Heliograph.Site.Web.Hosting;

/// <summary>Structured logs on standard error; standard output is for what a person asked to see.</summary>
static class LogFeature
{
    public static void AddLogs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFeatureOptions<LogOptions>("Logging");
        var format = configuration.GetValue<LogFormat>("Logging:Format");
        bool json = format == LogFormat.Json || (format == LogFormat.Auto && Console.IsErrorRedirected);
        services.AddLogging(logging =>
        {
            logging.SetMinimumLevel(LogLevel.Information);
            logging.AddFilter("Microsoft", LogLevel.Warning);
            logging.AddFilter("System", LogLevel.Warning);
            // The keys lie in the data folder, and who can read that has everything already.
            logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
            logging.AddConfiguration(configuration.GetSection("Logging"));
            // Its lines and scopes hold whole addresses, so secrets of photos and codes of reset links; RequestLog tells the rest.
            logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            // The handler of errors logs what it caught; this one repeats it.
            logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
            logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
            // It tells with a stack trace what the command line says in one sentence.
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
            logging.Configure(tracking => tracking.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
            if (json)
                logging.AddJsonConsole(Describe);
            else
                logging.AddSimpleConsole(text => { Describe(text); text.SingleLine = true; });
            services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        });
    }

    static void Describe(ConsoleFormatterOptions options)
    {
        options.IncludeScopes = true;
        options.UseUtcTimestamp = true;
        options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
    }
}
