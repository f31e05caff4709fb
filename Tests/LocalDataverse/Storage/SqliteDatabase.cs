using System.Threading;
using LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage;

/// <summary>
/// The organisation's database: a file, or memory that lives as long as this object. SQLite has one writer, so requests
/// from several threads queue here, one transaction at a time.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>The platform's own limit for a synchronous operation.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteSession _session;
    private readonly VersionCounter _versions;
    private readonly NumberSequences _numbers;

    /// <param name="file">Path of the SQLite file, made when it is missing; null for memory.</param>
    public SqliteDatabase(string? file = null) : this(file, null)
    {
    }

    private SqliteDatabase(string? file, SqliteSession? content)
    {
        // No pooling: a disposed database lets go of its file.
        _session = new SqliteSession(new SqliteConnectionStringBuilder { DataSource = file ?? ":memory:", Pooling = false }.ToString());
        foreach (var setting in file is null
            ? ["journal_mode=MEMORY", "synchronous=OFF", "temp_store=MEMORY"]
            : new[] { "journal_mode=WAL", "synchronous=NORMAL", "temp_store=MEMORY", "cache_size=-65536" })
        {
            _session.Execute("PRAGMA " + setting);
        }

        content?.CopyTo(_session);
        _versions = new VersionCounter(_session);
        _numbers = new NumberSequences(_session);
    }

    /// <summary>Makes the tables, columns and keys of the new catalog that are not there yet, and takes out those that only the old one has.</summary>
    /// <exception cref="System.ServiceModel.FaultException">A column changed its type, or existing rows break a new key.</exception>
    public void Migrate(Catalog before, Catalog after)
    {
        using var transaction = BeginTransaction(after);
        new SchemaMigration(_session, before).Apply(after);
        _session.Forget();
        transaction.Commit();
    }

    /// <summary>Waits for its turn; dispose it to let the next one in. Not committed means rolled back.</summary>
    /// <exception cref="System.ServiceModel.FaultException">Another transaction kept its turn for two minutes.</exception>
    public StorageTransaction BeginTransaction(Catalog catalog)
    {
        if (!_gate.Wait(LongestWait))
        {
            throw Faults.Of(Faults.UnExpected, $"Another transaction has been open for {LongestWait.TotalSeconds} seconds. "
                + "A request made inside another one must share its transaction.");
        }

        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            return new StorageTransaction(_session, _versions, _numbers, catalog, () => _gate.Release());
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    /// <summary>Another database, in memory, with what this one has committed.</summary>
    public SqliteDatabase Copy()
    {
        _gate.Wait();
        try
        {
            return new SqliteDatabase(null, _session);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _gate.Dispose();
    }
}
