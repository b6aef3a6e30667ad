using Spectre.Console;

namespace Heliograph.Cli.Recommend;

/// <summary>A bar on standard error while work runs, where a person is looking; standard output stays for the result.</summary>
static class ProgressBar
{
    public static void Follow(string what, bool quiet, Action<IProgress<double>> work)
    {
        if (quiet || Console.IsErrorRedirected)
        {
            work(new Reported(_ => { }));
            return;
        }

        Screen().Start(context =>
        {
            var task = context.AddTask(what, maxValue: 1);
            work(new Reported(share => task.Value = share));
            task.Value = 1;
        });
    }

    /// <inheritdoc cref="Follow"/>
    public static Task<T> FollowAsync<T>(string what, bool quiet, Func<IProgress<double>, Task<T>> work) => quiet || Console.IsErrorRedirected
        ? work(new Reported(_ => { }))
        : Screen().StartAsync(context =>
        {
            var task = context.AddTask(what, maxValue: 1);
            return work(new Reported(share => task.Value = share));
        });

    static Progress Screen() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    // Not Progress<T>, which reports later, on another thread.
    sealed class Reported(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
