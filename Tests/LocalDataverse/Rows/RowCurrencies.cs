using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>The symbol of a currency and the number of decimals it is written with.</summary>
internal sealed record Currency(string Symbol, int Precision);

/// <summary>
/// Which currency a money value of a row is in. The row's own currency is read when the query did not ask for it; a linked
/// value has a currency only when the query asked for the link's transactioncurrencyid.
/// </summary>
internal sealed class RowCurrencies(Catalog catalog, IRowStore rows, Guid? baseCurrencyId)
{
    private const string CurrencyColumn = "transactioncurrencyid";

    private readonly Dictionary<Guid, Currency?> _known = [];
    private readonly Dictionary<(string Table, Guid Row), Guid?> _ofRows = [];

    public Currency? Of(Entity row, string attribute, Column column)
    {
        if (column.CalculationOf is not null)
        {
            return baseCurrencyId is { } id ? Get(id) : null;
        }

        var dot = attribute.IndexOf('.', StringComparison.Ordinal);
        var currency = dot >= 0 ? IdIn(row, attribute[..(dot + 1)] + CurrencyColumn)
            : row[attribute] is AliasedValue ? null
            : IdIn(row, CurrencyColumn) ?? StoredIdOf(row);
        return currency is { } found ? Get(found) : null;
    }

    private static Guid? IdIn(Entity row, string attribute) => row.Attributes.TryGetValue(attribute, out var value)
        ? ((value is AliasedValue aliased ? aliased.Value : value) as EntityReference)?.Id
        : null;

    private Guid? StoredIdOf(Entity row)
    {
        var key = (row.LogicalName, row.Id);
        if (row.Id == Guid.Empty)
        {
            return null;
        }

        if (_ofRows.TryGetValue(key, out var known))
        {
            return known;
        }

        var table = catalog.Get(row.LogicalName);
        var stored = table.Find(CurrencyColumn) is null ? null : rows.Find(table, row.Id, [CurrencyColumn]);
        return _ofRows[key] = stored is null ? null : IdIn(stored, CurrencyColumn);
    }

    private Currency? Get(Guid id)
    {
        if (!_known.TryGetValue(id, out var currency))
        {
            _known[id] = currency = Read(id);
        }

        return currency;
    }

    private Currency? Read(Guid id)
    {
        var table = catalog.Find("transactioncurrency");
        var row = table is null ? null : rows.Find(table, id, ["currencysymbol", "currencyprecision"]);
        return row is null ? null : new Currency(
            row.GetAttributeValue<string>("currencysymbol") ?? "",
            row.GetAttributeValue<int?>("currencyprecision") ?? 2);
    }
}
