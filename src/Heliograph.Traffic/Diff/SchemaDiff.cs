using System.Globalization;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Diff;

/// <summary>Compares schemas, all the way down.</summary>
/// <param name="log">Receives the changes.</param>
/// <param name="side">parameter, request or response: which way a schema may change without harm.</param>
sealed class SchemaDiff(ChangeLog log, string side)
{
    const int Deepest = 24;

    public void Compare(string place, IOpenApiSchema? before, IOpenApiSchema? after) => Compare(place, Flat.Of(before), Flat.Of(after), 0);

    void Compare(string place, Flat before, Flat after, int depth)
    {
        // A schema that says nothing allows everything; two such have nothing to compare.
        if (depth > Deepest || (before.IsOpen && after.IsOpen)) return;
        if (CompareTypes(place, before, after)) return;
        if (before.IsNullable != after.IsNullable) log.Add(after.IsNullable ? $"{side}-became-nullable" : $"{side}-no-longer-nullable", place, after.IsNullable ? "It may be null now." : "It is never null now.");
        CompareFormats(place, before, after);
        CompareEnums(place, before, after);
        CompareLimits(place, before, after);
        CompareObjects(place, before, after, depth);
        if (before.Items is not null || after.Items is not null) Compare($"{place}[]", Flat.Of(before.Items), Flat.Of(after.Items), depth + 1);
    }

    /// <returns>Whether there is no point in looking further.</returns>
    bool CompareTypes(string place, Flat before, Flat after)
    {
        if (before.Types == after.Types) return false;
        string what = $"{before.TypeNames} became {after.TypeNames}.";
        if (before.IsOpen || Covers(after.Types, before.Types)) log.Add(before.IsOpen ? $"{side}-type-narrowed" : $"{side}-type-widened", place, what);
        else if (after.IsOpen || Covers(before.Types, after.Types)) log.Add(after.IsOpen ? $"{side}-type-widened" : $"{side}-type-narrowed", place, what);
        else
        {
            log.Add($"{side}-type-changed", place, what);
            return true;
        }
        return before.IsOpen || after.IsOpen;
    }

    static bool Covers(JsonSchemaType wide, JsonSchemaType narrow)
    {
        // Every integer is a number.
        if ((wide & JsonSchemaType.Number) != 0) wide |= JsonSchemaType.Integer;
        return (wide & narrow) == narrow;
    }

    void CompareFormats(string place, Flat before, Flat after)
    {
        if (before.Format == after.Format) return;
        if (before.Format.Length == 0) log.Add($"{side}-format-added", place, $"It has the format {after.Format} now.");
        else if (after.Format.Length == 0) log.Add($"{side}-format-removed", place, $"It no longer has the format {before.Format}.");
        else if ((before.Format, after.Format) is ("int32", "int64")) log.Add($"{side}-type-widened", place, "int32 became int64.");
        else if ((before.Format, after.Format) is ("int64", "int32")) log.Add($"{side}-type-narrowed", place, "int64 became int32.");
        else log.Add($"{side}-format-changed", place, $"{before.Format} became {after.Format}.");
    }

    void CompareEnums(string place, Flat before, Flat after)
    {
        if (before.Enum is null && after.Enum is null) return;
        if (before.Enum is null) log.Add($"{side}-enum-added", place, $"Only {string.Join(", ", after.Enum!)} now.");
        else if (after.Enum is null) log.Add($"{side}-enum-removed", place, "Any value now.");
        else
        {
            foreach (string gone in before.Enum.Except(after.Enum)) log.Add($"{side}-enum-value-removed", place, $"{gone} is no longer a value.");
            foreach (string added in after.Enum.Except(before.Enum)) log.Add($"{side}-enum-value-added", place, $"{added} is a value now.");
        }
    }

    void CompareLimits(string place, Flat before, Flat after)
    {
        foreach (var (name, isUpper) in Flat.Limits)
        {
            var (old, now) = (before.Limit(name), after.Limit(name));
            if (old == now) continue;
            bool isTighter = now is not null && (old is null || (isUpper ? now < old : now > old));
            log.Add(isTighter ? $"{side}-limit-tightened" : $"{side}-limit-loosened", place, string.Create(CultureInfo.InvariantCulture, $"{name}: {old?.ToString(CultureInfo.InvariantCulture) ?? "none"} became {now?.ToString(CultureInfo.InvariantCulture) ?? "none"}."));
        }
        if (before.Pattern != after.Pattern) log.Add(after.Pattern is null ? $"{side}-limit-loosened" : $"{side}-limit-tightened", place, $"The pattern is {after.Pattern ?? "none"} now.");
    }

    void CompareObjects(string place, Flat before, Flat after, int depth)
    {
        string kind = side == "response" ? "response" : "request";
        foreach (var (name, property) in before.Properties)
        {
            string where = $"{place}.{name}";
            if (!after.Properties.TryGetValue(name, out var other))
            {
                log.Add($"{kind}-field-removed", where, $"The field {name} is gone.");
                continue;
            }
            bool was = before.Required.Contains(name), now = after.Required.Contains(name);
            if (!was && now) log.Add($"{kind}-field-became-required", where, kind == "request" ? $"{name} is required now." : $"{name} is always there now.");
            if (was && !now) log.Add($"{kind}-field-became-optional", where, kind == "request" ? $"{name} is no longer required." : $"{name} may be missing now.");
            Compare(where, Flat.Of(property), Flat.Of(other), depth + 1);
        }
        foreach (string name in after.Properties.Keys.Except(before.Properties.Keys))
            log.Add(kind == "response" ? "response-field-added" : after.Required.Contains(name) ? "required-request-field-added" : "optional-request-field-added", $"{place}.{name}", $"The field {name} is new{(kind == "request" && after.Required.Contains(name) ? " and required" : "")}.");
        if (before.IsClosed != after.IsClosed) log.Add(after.IsClosed ? $"{side}-map-closed" : $"{side}-map-opened", place, after.IsClosed ? "No other fields any more." : "Other fields may be there now.");
        if (before.MapValues is not null && after.MapValues is not null) Compare($"{place}.*", Flat.Of(before.MapValues), Flat.Of(after.MapValues), depth + 1);
    }
}
