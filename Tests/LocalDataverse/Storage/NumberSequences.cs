using LocalDataverse.Metadata;

namespace LocalDataverse.Storage;

/// <summary>The numbers of columns that number their rows. One is taken for good: what is rolled back leaves a gap.</summary>
internal sealed class NumberSequences
{
    /// <summary>The platform's first number, where nobody has set another.</summary>
    private const long First = 1000;

    private readonly SqliteSession _session;
    private readonly Dictionary<(string Table, string Column), long> _next;
    private readonly HashSet<(string Table, string Column)> _unstored = [];

    public NumberSequences(SqliteSession session)
    {
        _session = session;
        session.Execute("CREATE TABLE IF NOT EXISTS _autonumber (tablename TEXT NOT NULL, columnname TEXT NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (tablename, columnname))");
        _next = session.Read("SELECT tablename, columnname, next FROM _autonumber", [], r => (Key: (r.GetString(0), r.GetString(1)), Next: r.GetInt64(2)))
            .ToDictionary(number => number.Key, number => number.Next);
    }

    public long Next(Table table, Column column)
    {
        var key = (table.LogicalName, column.LogicalName);
        var number = _next.GetValueOrDefault(key, First);
        _next[key] = number + 1;
        _unstored.Add(key);
        return number;
    }

    /// <summary>Stores where the numbers have come to, with a transaction that is committed.</summary>
    public void Store()
    {
        foreach (var key in _unstored)
        {
            _session.Execute("INSERT OR REPLACE INTO _autonumber (tablename, columnname, next) VALUES ($0, $1, $2)", key.Table, key.Column, _next[key]);
        }

        _unstored.Clear();
    }
}
