using System.CommandLine;
using System.Text.Json;
using Heliograph.Cli.Recommend;
using Heliograph.Similarity;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>Options that the verbs under `similarity` share.</summary>
static class SimilarityOptions
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static Option<FileInfo> Vectors(string name = "--vectors", string description = "Vectors, .fvecs or .bvecs.", bool required = true) =>
        new Option<FileInfo>(name) { Description = description, Required = required }.AcceptExistingOnly();

    public static Option<FileInfo> Index(bool mustExist = true)
    {
        var option = new Option<FileInfo>("--index") { Description = "The index.", Required = true };
        return mustExist ? option.AcceptExistingOnly() : option;
    }

    public static Option<int> Threads() =>
        new Option<int>("--threads") { Description = "Threads to work with; 0 for one a processor. The result is the same." }.Within(0, 1024);

    public static Option<int> Count(int count = 10) =>
        new Option<int>("--k") { Description = "Neighbours of each query.", DefaultValueFactory = _ => count }.Within(1, 100_000);

    public static Option<int> Quota() =>
        new Option<int>("--quota") { Description = "Candidates to look at at least, by whole cells.", DefaultValueFactory = _ => 10_000 }.Within(1, int.MaxValue);

    public static Option<int> Candidates() =>
        new Option<int>("--candidates") { Description = "Candidates to put into exact order, where the index keeps whole vectors; 0 for ten times k, at least 100." }.Within(0, 10_000_000);

    public static void WriteJson<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, s_json));

    /// <summary>How forms of whole vectors are called on the command line.</summary>
    public static RerankForm Form(string name) => name switch
    {
        "fp16" => RerankForm.Fp16,
        "int8" => RerankForm.EightBit,
        _ => RerankForm.None,
    };

    public static string Name(RerankForm form) => form switch
    {
        RerankForm.Fp16 => "fp16",
        RerankForm.EightBit => "int8",
        _ => "none",
    };
}
