using System.CommandLine;
using Heliograph.Similarity;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>The model to work with; one that ends in .lopq may bring its projection in two more files.</summary>
sealed class ModelArgument
{
    readonly Option<FileInfo> _model = new Option<FileInfo>("--model") { Description = "The model; .lopq as yahoo/lopq writes it.", Required = true }.AcceptExistingOnly();
    readonly Option<FileInfo> _mean = new Option<FileInfo>("--pca-mean") { Description = "For .lopq: what to subtract first, one vector." }.AcceptExistingOnly();
    readonly Option<FileInfo> _matrix = new Option<FileInfo>("--pca-matrix") { Description = "For .lopq: the projection, a row for each component that goes in." }.AcceptExistingOnly();

    public static ModelArgument On(Command command)
    {
        var argument = new ModelArgument();
        command.Options.Add(argument._model);
        command.Options.Add(argument._mean);
        command.Options.Add(argument._matrix);
        return argument;
    }

    public LopqModel Load(ParseResult arguments) =>
        LopqModel.Load(arguments.GetValue(_model)!.FullName, Load(arguments.GetValue(_mean)), Load(arguments.GetValue(_matrix)));

    static VectorSet? Load(FileInfo? file) => file is null ? null : VectorFile.Load(file.FullName);
}
