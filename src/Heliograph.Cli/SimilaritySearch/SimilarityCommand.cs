using System.CommandLine;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity`: the similarity engine over files of vectors.</summary>
static class SimilarityCommand
{
    public static Command Create() => new("similarity", "Nearest neighbours by short codes, from files of vectors (.fvecs, .bvecs).")
    {
        TrainCommand.Create(),
        BuildCommand.Create(),
        AddCommand.Create(),
        RemoveCommand.Create(),
        CompactCommand.Create(),
        SearchCommand.Create(),
        EvalCommand.Create(),
        EncodeCommand.Create(),
        DuplicatesCommand.Create(),
        ClusterCommand.Create(),
        InfoCommand.Create(),
    };
}
