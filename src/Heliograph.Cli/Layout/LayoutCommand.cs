using System.CommandLine;

namespace Heliograph.Cli.Layout;

/// <summary>`heliograph layout`: aspect ratios on standard input, rectangles on standard output.</summary>
static class LayoutCommand
{
    public static Command Create()
    {
        var svg = new Option<string?>("--svg")
        {
            Description = "Draw the layout to this file; where there are several, the second is drawn to NAME-2.svg and so on.",
        };
        var command = new Command("layout", Description) { svg };
        command.SetAction(arguments =>
        {
            using var input = new StreamReader(Console.OpenStandardInput());
            using var output = Console.OpenStandardOutput();
            return Run(input, output, arguments.GetValue(svg));
        });
        return command;
    }

    const string Description =
        """
        Lay out photographs in rows: reads {"items":[1.5,{"width":3,"height":2}],"options":{...},"mode":"flickr|strict|optimal"}
        and writes {"containerHeight","widowCount","boxes":[...]}. Options have the names of npm's justified-layout. Where the
        first line is a whole document, every line is one and is answered by one line.
        """;

    static int Run(StreamReader input, Stream output, string? svg)
    {
        int exitCode = ExitCode.Done, drawn = 0;
        try
        {
            foreach (var document in LayoutInput.Read(input))
            {
                if (!document.IsJson)
                {
                    Console.Error.WriteLine(document.Complaint);
                    exitCode = ExitCode.BadInput;
                    if (document.StandsAlone) break;
                }
                var answer = document.IsJson ? LayoutAnswer.To(document.Json) : LayoutAnswer.Refuse(document.Complaint);
                answer.WriteTo(output);
                if (svg is not null && answer.Layout is { } layout) SvgDrawing.Save(layout, NumberedFile(svg, ++drawn));
            }
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            exitCode = ExitCode.Failed;
        }
        return exitCode;
    }

    static string NumberedFile(string file, int number) => number == 1
        ? file
        : Path.Combine(Path.GetDirectoryName(file) ?? "", $"{Path.GetFileNameWithoutExtension(file)}-{number}{Path.GetExtension(file)}");
}
