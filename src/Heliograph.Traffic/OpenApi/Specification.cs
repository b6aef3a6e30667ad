using System.Globalization;
using System.Text;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Heliograph.Traffic.OpenApi;

/// <summary>An OpenAPI document.</summary>
/// <param name="document">As Microsoft.OpenApi has it.</param>
public sealed class Specification(OpenApiDocument document)
{
    /// <summary>The document itself.</summary>
    public OpenApiDocument Document { get; } = document;

    /// <summary>Reads a document of OpenAPI 3, YAML or JSON by its content.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrafficException">It is no OpenAPI document.</exception>
    public static Specification Load(string path)
    {
        byte[] text = File.ReadAllBytes(path);
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        bool isJson = text.AsSpan().TrimStart(" \t\r\n\xEF\xBB\xBF"u8) is [(byte)'{', ..];
        try
        {
            var (document, diagnostic) = OpenApiDocument.Load(new MemoryStream(text), isJson ? "json" : "yaml", settings);
            if (document?.Paths is null) throw new TrafficException(TrafficError.BadSpecification, $"{path} is no OpenAPI document: {diagnostic?.Errors.FirstOrDefault()?.Message ?? "it has no paths"}");
            return new(document);
        }
        catch (Exception fault) when (fault is not (TrafficException or IOException))
        {
            throw new TrafficException(TrafficError.BadSpecification, $"{path} is no OpenAPI document: {fault.Message.ReplaceLineEndings(" ")}", fault);
        }
    }

    /// <summary>What is wrong with it by the rules of OpenAPI, a sentence each.</summary>
    public IReadOnlyList<string> Validate() => [.. Document.Validate(ValidationRuleSet.GetDefaultRuleSet()).Select(e => $"{e.Pointer}: {e.Message}")];

    /// <summary>Writes the document; the same one always in the same bytes.</summary>
    /// <param name="target">Receives UTF-8.</param>
    /// <param name="format">The language.</param>
    /// <param name="version">Which OpenAPI.</param>
    public void Write(Stream target, SpecificationFormat format = SpecificationFormat.Yaml, OpenApiSpecVersion version = OpenApiSpecVersion.OpenApi3_1)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        IOpenApiWriter writer = format == SpecificationFormat.Json ? new OpenApiJsonWriter(text) : new OpenApiYamlWriter(text);
        Document.SerializeAs(version, writer);
        string whole = text.ToString().ReplaceLineEndings("\n");
        target.Write(Encoding.UTF8.GetBytes(whole.EndsWith('\n') ? whole : whole + "\n"));
    }
}

/// <summary>In which language a specification is written.</summary>
public enum SpecificationFormat
{
    /// <summary>YAML.</summary>
    Yaml,

    /// <summary>JSON.</summary>
    Json,
}
