using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heliograph.Site.Similarity.Networks;

/// <summary>What a network takes and what it says: a JSON file beside it, with the same name. <c>docs/operations.md</c> has an example.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Vector">Where the features that content is compared by come from; null: it has none.</param>
/// <param name="Outputs">What it says of a picture.</param>
sealed record NetworkDescription(string Name, NetworkInput Input, NetworkVector? Vector = null, IReadOnlyList<NetworkOutput>? Outputs = null)
{
    static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="NetworkException">It is no such file.</exception>
    public static NetworkDescription Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var description = JsonSerializer.Deserialize<NetworkDescription>(file, Reading) ?? throw new JsonException("It is empty.");
            return description.Problem() is { } problem ? throw new NetworkException($"{path}: {problem}") : description;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NetworkException($"{path} is missing: a network needs this file to say what it takes and what its outputs mean.", e);
        }
        catch (JsonException e)
        {
            throw new NetworkException($"{path} is no description of a network: {e.Message}", e);
        }
    }

    /// <summary>What outputs are asked for, none twice.</summary>
    [JsonIgnore]
    public IEnumerable<string> Tensors => (Vector is null ? [] : new[] { Vector.Tensor }).Concat((Outputs ?? []).Select(o => o.Tensor)).Distinct(StringComparer.Ordinal);

    /// <summary>The names of the files beside it that name what it sees.</summary>
    [JsonIgnore]
    public IEnumerable<string> LabelFiles => (Outputs ?? []).Select(o => o.Labels).OfType<string>().Select(l => Path.GetFileName(l)).Distinct(StringComparer.Ordinal);

    string? Problem() => Name.Trim().Length == 0 ? "\"name\" is empty."
        : Input.Width is < 8 or > 4096 || Input.Height is < 8 or > 4096 ? "\"input\": width and height are from 8 to 4096 pixels."
        : Input.Mean.Count != 3 || Input.Scale.Count != 3 ? "\"input\": \"mean\" and \"scale\" have three numbers each, in the order of the channels."
        : Vector is null && Outputs is null or [] ? "it has neither a \"vector\" nor \"outputs\": there is nothing to learn from this network."
        : Outputs?.FirstOrDefault(o => o.Means == OutputMeaning.Tags && o.Labels is null) is { } unnamed ? $"the tags of \"{unnamed.Tensor}\" need \"labels\", a file with a name a line."
        : Outputs?.FirstOrDefault(o => o.Means != OutputMeaning.Tags && string.IsNullOrWhiteSpace(o.Name)) is { } nameless ? $"\"{nameless.Tensor}\" needs a \"name\"."
        : null;
}

/// <summary>How a picture is given to a network: one at a time, channel by channel.</summary>
/// <param name="Tensor">Its name in the graph.</param>
/// <param name="Channels">Their order.</param>
/// <param name="Mean">Subtracted from each channel's bytes, 0 to 255.</param>
/// <param name="Scale">What is left is multiplied by it.</param>
/// <param name="Fit">What happens to pictures of another shape.</param>
sealed record NetworkInput(
    string Tensor, int Width, int Height, IReadOnlyList<float> Mean, IReadOnlyList<float> Scale, ChannelOrder Channels = ChannelOrder.Rgb, InputFit Fit = InputFit.Crop);

enum ChannelOrder { Rgb, Bgr }

/// <summary>Crop: the middle of it. Squeeze: all of it, with other proportions.</summary>
enum InputFit { Crop, Squeeze }

/// <param name="Tensor">Any in the graph, of the shape 1 × D, or 1 × D × height × width, which is averaged to D.</param>
sealed record NetworkVector(string Tensor);

/// <param name="Tensor">With one number a label, or for a score or flag one number.</param>
/// <param name="Labels">A text file beside the description: line n names number n. Names after a comma are left off.</param>
/// <param name="Name">Of a score or flag.</param>
/// <param name="Index">Which number it is.</param>
/// <param name="Softmax">The numbers become probabilities first.</param>
/// <param name="Least">Less than this is not said: a tag's or flag's confidence.</param>
/// <param name="Most">Tags of a photo at most.</param>
sealed record NetworkOutput(
    string Tensor, OutputMeaning Means, string? Labels = null, string? Name = null, int Index = 0, bool Softmax = false, float Least = 0.25f, int Most = 5);

/// <summary>Tags: words with confidence. Score: how much of something a photo has, such as aesthetic quality. Safety: that it may not be suitable for everybody.</summary>
enum OutputMeaning { Tags, Score, Safety }
