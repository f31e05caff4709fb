using System.Text;
using LocalDataverse.Metadata;
using Microsoft.Data.Sqlite;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Storage;

/// <summary>How a column lies in SQLite: one column, and a second one with the table's name for a lookup to several tables.</summary>
internal sealed class ColumnMapping
{
    public ColumnMapping(Column column)
    {
        Column = column;
        Name = Identifier.Quote(column.LogicalName);
        TablePart = IsReference && column.Targets.Count != 1 ? TablePartOf(column.LogicalName) : null;
    }

    public Column Column { get; }

    public string Name { get; }

    public string? TablePart { get; }

    public int Width => TablePart is null ? 1 : 2;

    public bool IsReference => Column.Type is ColumnType.Lookup or ColumnType.Owner;

    /// <summary>A type of our own for each form of text, which SQLite treats as TEXT and a migration can tell apart.</summary>
    public string StorageType => Column.Type switch
    {
        ColumnType.PrimaryKey or ColumnType.UniqueIdentifier or ColumnType.Lookup or ColumnType.Owner => "TEXT_ID",
        ColumnType.Text or ColumnType.Memo => "TEXT",
        ColumnType.Decimal or ColumnType.Money => "TEXT_DECIMAL",
        ColumnType.DateTime => "TEXT_DATE",
        ColumnType.Double => "REAL",
        _ => "INTEGER",
    };

    public string Declaration => $"{Name} {StorageType}" + StorageType switch
    {
        "TEXT" => $" COLLATE {TextCollation.Name}",
        "TEXT_DECIMAL" => $" COLLATE {DecimalText.Collation}",
        _ => "",
    };

    private static string TablePartOf(string column) => Identifier.Quote(column + "__table");

    public void AppendTo(StringBuilder select, string source)
    {
        select.Append(source).Append('.').Append(Name);
        if (TablePart is not null)
        {
            select.Append(", ").Append(source).Append('.').Append(TablePart);
        }
    }

    /// <summary>The value at this position, in the SDK's type; null when there is none.</summary>
    public object? Read(SqliteDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : Column.Type switch
    {
        ColumnType.PrimaryKey or ColumnType.UniqueIdentifier => Guid.ParseExact(row.GetString(ordinal), "D"),
        ColumnType.Text or ColumnType.Memo => row.GetString(ordinal),
        ColumnType.Integer => checked((int)row.GetInt64(ordinal)),
        ColumnType.BigInt => row.GetInt64(ordinal),
        ColumnType.Decimal => DecimalText.Parse(row.GetString(ordinal)),
        ColumnType.Money => new Money(DecimalText.Parse(row.GetString(ordinal))),
        ColumnType.Double => row.GetDouble(ordinal),
        ColumnType.Boolean => row.GetInt64(ordinal) != 0,
        ColumnType.DateTime => DateText.Parse(Column, row.GetString(ordinal)),
        ColumnType.Choice or ColumnType.State or ColumnType.Status => new OptionSetValue((int)row.GetInt64(ordinal)),
        _ => new EntityReference(
            TablePart is null ? Column.Targets[0] : row.GetString(ordinal + 1),
            Guid.ParseExact(row.GetString(ordinal), "D")),
    };
}
