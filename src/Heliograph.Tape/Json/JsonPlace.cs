using System.Text.Json;

namespace Heliograph.Tape.Json;

/// <summary>Where in a JSON text a reader stands: names and numbers from the root.</summary>
sealed class JsonPlace
{
    readonly List<Step> _steps = [];

    /// <param name="Name">The property's name; null in an array and for what is not yet inside.</param>
    /// <param name="Index">The item's number from 0; -1 in an object.</param>
    public record struct Step(string? Name, int Index);

    public ReadOnlySpan<Step> Steps => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_steps);

    public void Enter() => _steps.Add(new(null, -1));

    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    public void Name(string name) => _steps[^1] = new(name, -1);

    public void NextItem() => _steps[^1] = new(null, _steps[^1].Index + 1);

    /// <summary>Follows a reader that has read a token; true where the token begins or is a value.</summary>
    public bool Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Name(reader.GetString()!);
                return false;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                Leave();
                return false;
            default:
                // In an array each value is the next item; in an object its name came just before.
                if (_steps.Count > 0 && _steps[^1].Name is null) NextItem();
                return true;
        }
    }

    public override string ToString() =>
        "$" + string.Concat(_steps.Select(step => step.Name is { } name ? $".{name}" : $"[{step.Index}]"));
}
