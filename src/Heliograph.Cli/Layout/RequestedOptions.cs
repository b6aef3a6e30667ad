using System.Text.Json;
using Heliograph.JustifiedLayout;

namespace Heliograph.Cli.Layout;

/// <summary>The options of npm's justified-layout, and those of the library's own modes, from JSON.</summary>
/// <remarks>Null is as good as absent. What only JavaScript makes a number of (text, true) is refused; a padding's or
/// spacing's missing side takes the default. Flickr mode ignores names it does not know, as npm's package does.</remarks>
static class RequestedOptions
{
    public static LayoutOptions Read(JsonElement given, LayoutOptions options)
    {
        if (given.ValueKind == JsonValueKind.Null) return options;
        if (given.ValueKind != JsonValueKind.Object) throw new LayoutRequestException("\"options\" is not an object.");
        foreach (var option in given.EnumerateObject())
            if (option.Value.ValueKind != JsonValueKind.Null)
                options = With(options, option.Name, option.Value);
        return options;
    }

    static LayoutOptions With(LayoutOptions options, string name, JsonElement value) => name switch
    {
        "containerWidth" => options with { ContainerWidth = Number(name, value) },
        "containerPadding" => options with { Padding = Padding(name, value, options.Padding) },
        "boxSpacing" => options with { Spacing = Spacing(name, value, options.Spacing) },
        "targetRowHeight" => options with { TargetRowHeight = Number(name, value) },
        "targetRowHeightTolerance" => options with { TargetRowHeightTolerance = Number(name, value) },
        "maxNumRows" => options with { MaxRows = Number(name, value) },
        "forceAspectRatio" => options with { ForceAspectRatio = NumberOrFalse(name, value) },
        "showWidows" => options with { ShowWidows = Boolean(name, value) },
        "fullWidthBreakoutRowCadence" => options with { FullWidthBreakoutRowCadence = NumberOrFalse(name, value) },
        "widowLayoutStyle" => options with { WidowLayoutStyle = Style(value) },
        _ => options.Mode == LayoutMode.Flickr ? options : WithOwn(options, name, value),
    };

    static LayoutOptions WithOwn(LayoutOptions options, string name, JsonElement value) => name switch
    {
        "minRowHeight" => options with { MinRowHeight = Number(name, value) },
        "maxRowHeight" => options with { MaxRowHeight = Number(name, value) },
        "pixelSize" => options with { PixelSize = Number(name, value) },
        "rightToLeft" => options with { RightToLeft = Boolean(name, value) },
        "bottomUp" => options with { BottomUp = Boolean(name, value) },
        _ => throw new LayoutRequestException($"There is no option \"{name}\"."),
    };

    static double Number(string name, JsonElement value) =>
        JsonNumber.Read(value) ?? throw new LayoutRequestException($"\"{name}\" is not a number.");

    static double? NumberOrFalse(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.False) return null;
        return JsonNumber.Read(value) ?? throw new LayoutRequestException($"\"{name}\" is neither a number nor false.");
    }

    static bool Boolean(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new LayoutRequestException($"\"{name}\" is neither true nor false."),
    };

    static WidowLayoutStyle Style(JsonElement value)
    {
        string? text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text switch
        {
            "center" => WidowLayoutStyle.Center,
            "justify" => WidowLayoutStyle.Justify,
            _ => WidowLayoutStyle.Left,
        };
    }

    static Padding Padding(string name, JsonElement value, Padding usual) => value.ValueKind == JsonValueKind.Object
        ? new(Side(name, value, "top", usual.Top), Side(name, value, "right", usual.Right),
            Side(name, value, "bottom", usual.Bottom), Side(name, value, "left", usual.Left))
        : new(Number(name, value));

    static Spacing Spacing(string name, JsonElement value, Spacing usual) => value.ValueKind == JsonValueKind.Object
        ? new(Side(name, value, "horizontal", usual.Horizontal), Side(name, value, "vertical", usual.Vertical))
        : new(Number(name, value));

    static double Side(string option, JsonElement sides, string side, double usual) =>
        sides.TryGetProperty(side, out var value) && value.ValueKind != JsonValueKind.Null
            ? Number($"{option}.{side}", value)
            : usual;
}
