using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Heliograph.Site.Data;

/// <summary>For <c>dotnet ef migrations add</c>: nothing is connected to.</summary>
sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteSiteData>
{
    public SqliteSiteData CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSiteData>().UseSqlite("Data Source=design.db").Options, new WriteGate());
}

/// <inheritdoc cref="DesignTimeSqlite"/>
sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresSiteData>
{
    public PostgresSiteData CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresSiteData>().UseNpgsql("Host=design").Options);
}
