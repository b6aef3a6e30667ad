using System.Globalization;
using System.Text;
using Heliograph.JustifiedLayout;

namespace Heliograph.Cli.Layout;

/// <summary>A picture of a layout: every box with its item's number, on the container's paper.</summary>
static class SvgDrawing
{
    // Sky, leaf, stone, brick, sand and dusk: quiet enough to carry a number, different enough to tell neighbours apart.
    static readonly string[] s_fills = ["#7f9bb0", "#8fa287", "#a9a39a", "#b98a76", "#cdb68c", "#8d86a6"];

    public static void Save(DrawnLayout drawn, string file) => FileInTheMaking.Create(file, stream =>
    {
        byte[] svg = Encoding.UTF8.GetBytes(Draw(drawn));
        stream.Write(svg);
        return svg.Length;
    });

    static string Draw(DrawnLayout drawn)
    {
        double width = Drawable(drawn.Options.ContainerWidth), height = Drawable(drawn.Layout.ContainerHeight);
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0.##} {height:0.##}\" "));
        svg.Append("font-family=\"system-ui, sans-serif\" text-anchor=\"middle\" dominant-baseline=\"central\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#fbfaf8\" stroke=\"#e4e1dc\"/>\n");
        int number = 0;
        foreach (var box in drawn.Layout.Boxes) Append(svg, box, number++);
        return svg.Append("</svg>\n").ToString();
    }

    static void Append(StringBuilder svg, in Box box, int number)
    {
        if (!(double.IsFinite(box.Left) && double.IsFinite(box.Top) && box.Width > 0 && box.Height > 0)) return;
        string fill = s_fills[number % s_fills.Length];
        svg.Append(Invariant($"<rect x=\"{box.Left:0.##}\" y=\"{box.Top:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\" fill=\"{fill}\"/>"));
        double size = Math.Min(box.Width, box.Height) / 4;
        svg.Append(Invariant($"<text x=\"{box.Left + box.Width / 2:0.##}\" y=\"{box.Top + box.Height / 2:0.##}\" font-size=\"{size:0.##}\" fill=\"#1c1b19\">{number}</text>\n"));
    }

    static double Drawable(double length) => double.IsFinite(length) ? Math.Max(length, 1) : 1;

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
