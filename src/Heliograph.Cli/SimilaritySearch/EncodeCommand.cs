using System.CommandLine;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity encode`: codes as text, a line a vector: two coarse numbers and M fine ones.</summary>
static class EncodeCommand
{
    // So many vectors are coded at a time.
    const int Batch = 1 << 16;

    public static Command Create()
    {
        var vectors = SimilarityOptions.Vectors();
        var output = TextOutput.Option();
        var threads = SimilarityOptions.Threads();
        var command = new Command("encode", "Write codes as tab-separated numbers.") { vectors, output, threads };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            var trained = model.Load(arguments);
            using var file = VectorFile.Open(arguments.GetValue(vectors)!.FullName);
            TextOutput.Write(arguments.GetValue(output), writer =>
            {
                for (int first = 0; first < file.Count; first += Batch)
                {
                    var codes = trained.Encode(file.Take([.. Enumerable.Range(first, Math.Min(Batch, file.Count - first))]), arguments.GetValue(threads), cancel);
                    for (int i = 0; i < codes.Count; i++) writer.Write($"{codes.Coarse(i).First}\t{codes.Coarse(i).Second}\t{string.Join('\t', codes.Fine(i))}\n");
                }
            });
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
