namespace LocalDataverse.Storage;

/// <summary>The organisation's row version: one counter for all tables, so that a higher number is a later change.</summary>
internal sealed class VersionCounter
{
    private readonly SqliteSession _session;
    private long _stored;
    private long _current;

    public VersionCounter(SqliteSession session)
    {
        _session = session;
        session.Execute("CREATE TABLE IF NOT EXISTS _rowversion (current INTEGER NOT NULL)");
        session.Execute("INSERT INTO _rowversion SELECT 1000000 WHERE NOT EXISTS (SELECT 1 FROM _rowversion)");
        _stored = _current = session.Read("SELECT current FROM _rowversion", [], r => r.GetInt64(0)).Single();
    }

    public long Next() => ++_current;

    /// <summary>Stores the counter with the transaction that used it. A rolled back one only leaves a gap.</summary>
    public void Store()
    {
        if (_stored != _current)
        {
            _session.Execute("UPDATE _rowversion SET current = $0", _current);
            _stored = _current;
        }
    }
}
