using System.Text.Json;
using Heliograph.JustifiedLayout;

namespace Heliograph.Cli.Layout;

/// <summary>A document that asks for a layout, read into the library's terms.</summary>
sealed record LayoutRequest(double[] Ratios, LayoutOptions Options)
{
    /// <exception cref="LayoutRequestException">The document does not ask for a layout.</exception>
    public static LayoutRequest From(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object) throw new LayoutRequestException("A document is an object with items.");
        if (!document.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            throw new LayoutRequestException("items is not a list.");
        var mode = document.TryGetProperty("mode", out var name) ? Mode(name) : LayoutMode.Flickr;
        var options = new LayoutOptions { Mode = mode };
        if (document.TryGetProperty("options", out var given)) options = RequestedOptions.Read(given, options);
        var ratios = new double[items.GetArrayLength()];
        int at = 0;
        foreach (var item in items.EnumerateArray()) ratios[at++] = Ratio(item);
        return new(ratios, options);
    }

    static LayoutMode Mode(JsonElement name)
    {
        string? text = name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        return text switch
        {
            "flickr" => LayoutMode.Flickr,
            "strict" => LayoutMode.Strict,
            "optimal" => LayoutMode.Optimal,
            _ => throw new LayoutRequestException("mode is not flickr, strict or optimal."),
        };
    }

    /// <summary>NaN for what has no ratio: the library names such an item where it reaches it.</summary>
    static double Ratio(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return JsonNumber.Read(item) ?? double.NaN;
        double width = Side(item, "width"), height = Side(item, "height");
        return width != 0 && height != 0 ? width / height : double.NaN;
    }

    static double Side(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? JsonNumber.Read(value) ?? double.NaN : double.NaN;
}
