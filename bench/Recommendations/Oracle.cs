using System.Globalization;
using DuckDB.NET.Data;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Bench;

/// <summary>A self-join in DuckDB on a tenth of the community: an independent way to the same neighbours.</summary>
static class Oracle
{
    const int Count = 100;

    public static int Print()
    {
        int differences = 0;
        var items = Community.Create(10_000, Rows.Groups / 10, 580_000);
        foreach (int minCommon in (int[])[1, 2])
        {
            var ours = new AllPairs(items, new() { Count = Count, MinCommon = minCommon }).Run();
            var theirs = Join(items, minCommon);
            int different = Enumerable.Range(0, items.RowCount).Count(item => !ours[item].SequenceEqual(theirs[item].ToArray()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"Y={minCommon}: {theirs.Sum(list => list.Count):n0} neighbours of {items.RowCount:n0} groups by DuckDB's self-join, {items.EntryCount:n0} joins; lists that differ: {different}"));
            differences += different;
        }
        return differences == 0 ? 0 : 1;
    }

    static List<Neighbour>[] Join(SparseMatrix items, int minCommon)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create table joins (item integer, person integer)";
        command.ExecuteNonQuery();
        using (var appender = connection.CreateAppender("joins"))
            for (int item = 0; item < items.RowCount; item++)
                foreach (int person in items[item]) appender.CreateRow().AppendValue(item).AppendValue(person).EndRow();

        command.CommandText =
            $"""
            with size as (select item, count(*) as n from joins group by item),
            pair as (
                select a.item, b.item as other, count(*) as common
                from joins a join joins b on a.person = b.person and a.item <> b.item
                group by a.item, b.item having count(*) >= {minCommon}),
            scored as (
                select pair.item, other, common, (common / (sqrt(x.n::double) * sqrt(y.n::double)))::float as score
                from pair join size x on x.item = pair.item join size y on y.item = other)
            select item, other, score, common from scored
            qualify row_number() over (partition by item order by score desc, other) <= {Count}
            order by item, score desc, other
            """;
        var lists = Enumerable.Range(0, items.RowCount).Select(_ => new List<Neighbour>()).ToArray();
        using var rows = command.ExecuteReader();
        while (rows.Read()) lists[rows.GetInt32(0)].Add(new(rows.GetInt32(1), rows.GetFloat(2), (int)rows.GetInt64(3)));
        return lists;
    }
}
