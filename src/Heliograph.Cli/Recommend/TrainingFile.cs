using Heliograph.Recommendations.Input;

namespace Heliograph.Cli.Recommend;

static class TrainingFile
{
    public static PairTable Read(FileInfo file, CancellationToken cancel)
    {
        using var reader = new StreamReader(file.FullName, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.SequentialScan });
        return PairTable.Read(reader, file.Name, cancel);
    }
}
