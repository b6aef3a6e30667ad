using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Data;

/// <summary>Tables and columns in snake_case, so that SQL written by hand needs no quotes on either database.</summary>
static partial class SnakeCase
{
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(Of(entity.GetTableName()!.Replace("AspNet", "", StringComparison.Ordinal)));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Of(property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(Of(key.GetName()!));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(Of(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
        }
    }

#pragma warning disable CA1308 // Names of columns, not text to compare.
    static string Of(string name) => WordStart().Replace(name, "_").ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();
}
