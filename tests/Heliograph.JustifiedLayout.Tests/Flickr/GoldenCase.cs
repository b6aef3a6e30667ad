using System.Globalization;
using System.Text.Json;

namespace Heliograph.JustifiedLayout.Tests.Flickr;

/// <summary>One case of golden.json: what npm's package was given and what it answered.</summary>
sealed record GoldenCase(double[] Ratios, LayoutOptions Options, JsonElement Json)
{
    public static IEnumerable<GoldenCase> All(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
            yield return new GoldenCase(
                [.. item.GetProperty("input").EnumerateArray().Select(Ratio)],
                ReadOptions(item.GetProperty("config")),
                item.Clone());
    }

    public static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDouble();

    static double Ratio(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return Number(item);
        double width = item.TryGetProperty("width", out var w) ? Number(w) : 0;
        double height = item.TryGetProperty("height", out var h) ? Number(h) : 0;
        return width != 0 && height != 0 ? width / height : double.NaN;
    }

    static LayoutOptions ReadOptions(JsonElement config) =>
        config.EnumerateObject().Aggregate(LayoutOptions.Default, (options, option) => With(options, option.Name, option.Value));

    static LayoutOptions With(LayoutOptions options, string name, JsonElement value) => name switch
    {
        "containerWidth" => options with { ContainerWidth = Number(value) },
        "containerPadding" => options with { Padding = Padding(value) },
        "boxSpacing" => options with { Spacing = Spacing(value) },
        "targetRowHeight" => options with { TargetRowHeight = Number(value) },
        "targetRowHeightTolerance" => options with { TargetRowHeightTolerance = Number(value) },
        "maxNumRows" => options with { MaxRows = Number(value) },
        "forceAspectRatio" => options with { ForceAspectRatio = NumberOrOff(value) },
        "showWidows" => options with { ShowWidows = value.GetBoolean() },
        "fullWidthBreakoutRowCadence" => options with { FullWidthBreakoutRowCadence = NumberOrOff(value) },
        "widowLayoutStyle" => options with { WidowLayoutStyle = Style(value.GetString()) },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    static double? NumberOrOff(JsonElement value) => value.ValueKind == JsonValueKind.False ? null : Number(value);

    static WidowLayoutStyle Style(string? name) => name switch
    {
        "center" => WidowLayoutStyle.Center,
        "justify" => WidowLayoutStyle.Justify,
        _ => WidowLayoutStyle.Left,
    };

    static Padding Padding(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? new(Side(value, "top"), Side(value, "right"), Side(value, "bottom"), Side(value, "left"))
        : new(Number(value));

    static Spacing Spacing(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? new(Side(value, "horizontal"), Side(value, "vertical"))
        : new(Number(value));

    static double Side(JsonElement sides, string name) => Number(sides.GetProperty(name));
}
