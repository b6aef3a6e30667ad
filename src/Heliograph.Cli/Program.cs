using System.CommandLine;
using Heliograph.Cli;

var root = new RootCommand("Heliograph: a home for a community's photographs.")
{
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
