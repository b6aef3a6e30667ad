namespace Heliograph.Site.Groups.Suggestions;

/// <summary>The model that serves. Readers take it once and keep it to the end of what they make.</summary>
sealed class SuggestionModels
{
    SuggestionModel current = SuggestionModel.Empty;

    public SuggestionModel Current
    {
        get => Volatile.Read(ref current);
        set => Volatile.Write(ref current, value);
    }
}
