using System.CommandLine;

namespace Heliograph.Cli.Recommend;

/// <summary>`heliograph recommend`: the recommendation engine over CSV files.</summary>
static class RecommendCommand
{
    public static Command Create() => new("recommend", "Groups like this group, groups for this person, and how good they are: from CSV files of user,item.")
    {
        NeighboursCommand.Create(),
        TopNCommand.Create(),
        EvaluateCommand.Create(),
    };
}
