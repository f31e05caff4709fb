using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage.Compilation;

/// <summary>A statement with its values, and how its rows become the SDK's.</summary>
internal sealed record CompiledQuery
{
    public required string Table { get; init; }

    public required string Sql { get; init; }

    public required IReadOnlyList<object?> Values { get; init; }

    /// <summary>Counts the rows of all pages; null when nobody asked.</summary>
    public required string? CountSql { get; init; }

    public required IReadOnlyList<object?> CountValues { get; init; }

    /// <summary>Counts the rows that are aggregated, up to one more than the limit; null when there is none.</summary>
    public string? AggregatedSql { get; init; }

    public int? AggregateLimit { get; init; }

    /// <summary>What an index would quicken; null for nothing.</summary>
    public Stretch? Stretch { get; init; }

    public required IReadOnlyList<Output> Outputs { get; init; }

    public required int? IdOrdinal { get; init; }

    public required int? VersionOrdinal { get; init; }

    /// <summary>The statement asks for one row more than this, to see whether there are more; null when it has a fixed top.</summary>
    public required int? PageSize { get; init; }

    public QueryResult Run(SqliteSession session)
    {
        if (AggregatedSql is not null && session.Read(AggregatedSql, CountValues, r => r.GetInt64(0)).Single() > AggregateLimit)
        {
            throw Faults.Of(Faults.AggregateLimit, $"AggregateQueryRecordLimit exceeded. The query on table '{Table}' aggregates more than {AggregateLimit} rows. Filter them.");
        }

        if (Stretch is not null)
        {
            AutomaticIndex.Make(session, Stretch);
        }

        var found = session.Read(Sql, Values, Row);
        var hasMore = found.Count > PageSize;
        if (hasMore)
        {
            found.RemoveAt(found.Count - 1);
        }

        var total = CountSql is null ? -1 : (int)session.Read(CountSql, CountValues, r => r.GetInt64(0)).Single();
        return new QueryResult(found, hasMore, total);
    }

    private Entity Row(SqliteDataReader row) => Output.ReadRow(row, Table,
        IdOrdinal is { } id ? Guid.ParseExact(row.GetString(id), "D") : Guid.Empty, VersionOrdinal, Outputs);
}
