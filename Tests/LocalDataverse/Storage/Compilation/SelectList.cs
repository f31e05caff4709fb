using System.Text;
using LocalDataverse.Queries;
using LocalDataverse.Storage;
using Microsoft.Data.Sqlite;

namespace LocalDataverse.Storage.Compilation;

/// <summary>What a statement selects, and how each of it becomes an attribute.</summary>
internal sealed class SelectList
{
    private readonly StringBuilder _sql = new();
    private int _width;

    public string Sql => _sql.ToString();

    public List<Output> Outputs { get; } = [];

    /// <summary>The SQL of every group, in the order asked.</summary>
    public List<string> Groups { get; } = [];

    /// <summary>What an alias of an aggregate query sorts by.</summary>
    public Dictionary<string, Func<SortKeys, string>> ByAlias { get; } = [];

    /// <summary>Selects something that never shows in a row, and returns its ordinal.</summary>
    public int AddHidden(string sql) => Append(sql, 1);

    public void AddColumns(SourceScope scope, bool withPrimaryId)
    {
        var asked = scope.Source.Columns ?? [.. scope.Table.Columns.Select(c => new QueryColumn(c.Column.LogicalName))];
        foreach (var column in asked)
        {
            AddColumn(scope, column);
        }

        var id = scope.Table.PrimaryId.Column.LogicalName;
        if (withPrimaryId && !Outputs.Any(o => o.Aliased is null && o.Name == id))
        {
            AddColumn(scope, new QueryColumn(id));
        }
    }

    public void AddAggregates(SourceScope scope)
    {
        foreach (var column in scope.Source.Columns ?? throw Faults.Of(Faults.InvalidArgument, "An aggregate query can't ask for all columns."))
        {
            AddAggregate(scope, column);
        }
    }

    private void AddColumn(SourceScope scope, QueryColumn asked)
    {
        var column = scope.Selected(asked.Name);
        var isAliased = asked.Alias is not null || scope.Source.Alias is not null;
        var name = asked.Alias ?? (isAliased ? $"{scope.Source.Alias}.{asked.Name}" : asked.Name);
        AddOutput(scope, name, column, isAliased);
    }

    private void AddAggregate(SourceScope scope, QueryColumn asked)
    {
        var column = scope.Table.Get(asked.Name);
        var alias = asked.Alias ?? throw Faults.Of(Faults.InvalidArgument, $"Column '{asked.Name}' of an aggregate query needs an alias.");
        if (asked.Aggregate != Aggregate.None)
        {
            var (sql, isCount) = AggregateSql.Compile(asked, column, scope.Sql(column));
            AddOutput(scope, asked, alias, sql, isCount ? AggregateSql.ReadNumber : column.Read);
            return;
        }

        if (asked.DateGrouping != DateGrouping.None)
        {
            var part = AggregateSql.DatePart(asked, column, scope.Sql(column));
            Groups.Add(part);
            AddOutput(scope, asked, alias, part, AggregateSql.ReadNumber);
            return;
        }

        Groups.Add(scope.Sql(column));
        if (column.TablePart is not null)
        {
            Groups.Add($"{scope.SqlName}.{column.TablePart}");
        }

        ByAlias[alias] = keys => keys.Of(scope, column);
        AddOutput(scope, alias, column, isAliased: true);
    }

    private void AddOutput(SourceScope scope, string name, ColumnMapping column, bool isAliased)
    {
        var part = new StringBuilder();
        column.AppendTo(part, scope.SqlName);
        Add(new Output(name, Append(part.ToString(), column.Width), column.Width, column.Read)
        {
            Aliased = isAliased ? AliasOf(scope, column.Column.LogicalName) : null,
        });
    }

    private void AddOutput(SourceScope scope, QueryColumn asked, string alias, string sql, Func<SqliteDataReader, int, object?> read)
    {
        ByAlias[alias] = _ => sql;
        Add(new Output(alias, Append(sql, 1), 1, read)
        {
            Aliased = AliasOf(scope, asked.Name),
            KeepsNull = asked.Aggregate != Aggregate.None,
        });
    }

    private void Add(Output output)
    {
        if (Outputs.Any(o => o.Name == output.Name))
        {
            throw Faults.Of(Faults.InvalidArgument, $"Two columns of the query have the name '{output.Name}'. Give each its own alias.");
        }

        Outputs.Add(output);
    }

    private static (string Table, string Column) AliasOf(SourceScope scope, string column) => (scope.Source.Table, column);

    private int Append(string sql, int width)
    {
        var ordinal = _width;
        _sql.Append(_width == 0 ? "" : ", ").Append(sql);
        _width += width;
        return ordinal;
    }
}
