namespace Heliograph.Site.Data;

/// <summary>Which database the site keeps its rows in. Values are those of <c>Database:Provider</c>.</summary>
public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>Section <c>Database</c>.</summary>
public sealed record DatabaseOptions
{
    public DatabaseProvider Provider { get; init; }

    /// <summary>A connection string; needed for PostgreSQL, unused for SQLite.</summary>
    public string? Connection { get; init; }
}
