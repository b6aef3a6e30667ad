using System.Text.Json.Nodes;

namespace Heliograph.Traffic.Overlays;

/// <summary>One action of an overlay.</summary>
/// <param name="Target">What it is about.</param>
/// <param name="Update">To be merged into each target; null to remove them.</param>
sealed record OverlayAction(JsonPath Target, JsonNode? Update)
{
    /// <returns>Whether there was a target.</returns>
    public bool ApplyTo(JsonNode root)
    {
        var targets = Target.Find(root);
        foreach (var target in targets)
        {
            if (Update is null) Remove(target);
            else if (target is JsonArray items) items.Add(Update.DeepClone());
            else if (target is JsonObject fields && Update is JsonObject updates) Merge(fields, updates);
            else target.ReplaceWith(Update.DeepClone());
        }
        return targets.Count > 0;
    }

    static void Remove(JsonNode target)
    {
        if (target.Parent is JsonObject fields) fields.Remove(target.GetPropertyName());
        else if (target.Parent is JsonArray items) items.Remove(target);
    }

    static void Merge(JsonObject target, JsonObject update)
    {
        foreach (var (name, value) in update)
        {
            if (target[name] is JsonObject known && value is JsonObject more) Merge(known, more);
            else if (target[name] is JsonArray items && value is JsonArray added)
                foreach (var item in added) items.Add(item?.DeepClone());
            else target[name] = value?.DeepClone();
        }
    }
}
