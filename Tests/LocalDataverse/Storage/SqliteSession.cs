using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage;

/// <summary>One connection with its prepared statements. Parameters are named $0, $1 … by position.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int MostPrepared = 2000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    public SqliteSession(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        TextCollation.Register(_connection);
        DecimalText.Register(_connection);
    }

    public static string Parameter(int position) => "$" + position.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of rows that were changed.</summary>
    public int Execute(string sql, params IReadOnlyList<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Read<T>(string sql, IReadOnlyList<object?> values, Func<SqliteDataReader, T> row)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Everything that is committed here, over everything that is there.</summary>
    public void CopyTo(SqliteSession other) => _connection.BackupDatabase(other._connection);

    /// <summary>Statements prepared for the schema as it was.</summary>
    public void Forget()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }

    public void Dispose()
    {
        Forget();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, IReadOnlyList<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            if (_prepared.Count >= MostPrepared)
            {
                Forget();
            }

            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Count; i++)
            {
                command.Parameters.Add(new SqliteParameter(Parameter(i), null));
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
