using System.Collections.Generic;
using System.Linq;
using LocalDataverse.Metadata;

namespace Host.Storage;

/// <summary>A few tables with one column of each kind, enough to test storage and queries without a solution.</summary>
internal static class SmallCatalog
{
    public const int Offer = 847210001;
    public const int Meeting = 847210000;

    public static Table User { get; } = TableOf("systemuser", [Name("fullname")]);

    public static Table Team { get; } = TableOf("team", [Name("name")]);

    public static Table Contact { get; } = TableOf("contact", [Name("fullname")]);

    public static Table Account { get; } = TableOf("account", [Name("name"), Lookup("parentaccountid", "account"), Lookup("ownerid", "systemuser", "team")]);

    public static Table Money { get; } = TableOf("transactioncurrency",
        [Name("currencyname"), Column("currencysymbol", ColumnType.Text), Column("currencyprecision", ColumnType.Integer)]);

    public static Table Deal { get; } = TableOf("deal",
    [
        Name("name"),
        Lookup("customerid", "account", "contact"),
        Lookup("sellerid", "systemuser"),
        Lookup("transactioncurrencyid", "transactioncurrency"),
        Column("value", ColumnType.Money) with { Precision = 2, PrecisionSource = PrecisionSource.Currency },
        Column("value_base", ColumnType.Money) with { Precision = 2, CalculationOf = "value" },
        Column("share", ColumnType.Decimal) with { Precision = 2 },
        Column("count", ColumnType.Integer),
        Column("big", ColumnType.BigInt),
        Column("ratio", ColumnType.Double) with { Precision = 1 },
        Column("isfixed", ColumnType.Boolean) with { Choice = ChoiceOf((0, "No", "Nej"), (1, "Yes", "Ja")) },
        Column("createdon", ColumnType.DateTime),
        Column("closedate", ColumnType.DateTime) with { DateFormat = DateFormat.DateOnly },
        Column("stage", ColumnType.Choice) with { Choice = ChoiceOf((Meeting, "Meeting", "Första möte"), (Offer, "An offer", "Offert")) },
        Column("otherid", ColumnType.UniqueIdentifier),
        Column("picture", ColumnType.Unsupported),
        Column("versionnumber", ColumnType.BigInt),
    ],
    new AlternateKey("deal_name_seller", ["name", "sellerid"]));

    public static Catalog All { get; } = Of(User, Team, Contact, Account, Money, Deal);

    public static Catalog Of(params Table[] tables) =>
        new(tables.ToDictionary(t => t.LogicalName), new Dictionary<string, Relationship>(), new Dictionary<string, Choice>());

    public static Table TableOf(string name, IEnumerable<Column> columns, params AlternateKey[] keys) => new()
    {
        LogicalName = name,
        SchemaName = name,
        Keys = keys,
        Columns = columns.Append(Column(name + "id", ColumnType.PrimaryKey)).ToDictionary(c => c.LogicalName),
    };

    public static Table With(this Table table, params Column[] columns) =>
        table with { Columns = table.Columns.Values.Where(c => columns.All(n => n.LogicalName != c.LogicalName)).Concat(columns).ToDictionary(c => c.LogicalName) };

    public static Column Column(string name, ColumnType type) => new() { LogicalName = name, SchemaName = name, Type = type };

    public static Column Lookup(string name, params string[] targets) => Column(name, ColumnType.Lookup) with { Targets = targets };

    private static Column Name(string name) => Column(name, ColumnType.Text) with { IsPrimaryName = true };

    private static Choice ChoiceOf(params (int Value, string English, string Swedish)[] options) => new("choice", false,
        [.. options.Select(o => new Option(o.Value, new Labels(new Dictionary<int, string> { [1033] = o.English, [1053] = o.Swedish })))]);
}
