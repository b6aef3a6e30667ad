using System.CommandLine;
using Heliograph.Cli;
using Heliograph.Cli.Applications;
using Heliograph.Cli.Demo;
using Heliograph.Cli.Experiments;
using Heliograph.Cli.Import;
using Heliograph.Cli.Layout;
using Heliograph.Cli.Lepton;
using Heliograph.Cli.Models;
using Heliograph.Cli.Recommend;
using Heliograph.Cli.SimilaritySearch;
using Heliograph.Cli.Tape;
using Heliograph.Cli.Traffic;
using Heliograph.Cli.Users;

var root = new RootCommand("Heliograph: a home for a community's photographs.")
{
    ServeCommand.Create(),
    UserCommand.Create(),
    AppCommand.Create(),
    ImportCommand.Create(),
    DemoCommand.Create(),
    LayoutCommand.Create(),
    RecommendCommand.Create(),
    ExperimentCommand.Create(),
    LeptonCommand.Create(),
    SimilarityCommand.Create(),
    ModelCommand.Create(),
    TapeCommand.Create(),
    TrafficCommand.Create(),
};
return await Verb.RunAsync(root.Parse(args));
