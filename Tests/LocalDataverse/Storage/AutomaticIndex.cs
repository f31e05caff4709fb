using LocalDataverse.Storage.Compilation;

namespace LocalDataverse.Storage;

/// <summary>
/// The platform watches queries, and makes by itself what quickens them (optimize-performance, automatic query optimization). Here that is one
/// thing: a large table that is asked for a stretch of days in their order gets an index of that column, as it would be read whole
/// for each page otherwise.
/// </summary>
internal static class AutomaticIndex
{
    /// <summary>Below so many rows reading them all is as good.</summary>
    public const int FewestRows = 2_000;

    public static void Make(SqliteSession session, Stretch stretch)
    {
        var table = stretch.Table.Name;
        if (session.Read($"SELECT MAX(rowid) FROM {table}", [], row => row.IsDBNull(0) ? 0 : row.GetInt64(0)).Single() >= FewestRows)
        {
            var name = Identifier.Quote($"automatic:{stretch.Table.Table.LogicalName}:{stretch.Column.Column.LogicalName}");
            session.Execute($"CREATE INDEX IF NOT EXISTS {name} ON {table} ({stretch.Column.Name}) WHERE {stretch.Column.Name} IS NOT NULL");
        }
    }
}
