using System.Globalization;
using LocalDataverse.Metadata;
using LocalDataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>
/// Adds what a person reads beside the raw values: labels, names, and numbers and dates (in UTC) as a language writes them.
/// References must have their names already.
/// </summary>
internal sealed class FormattedValues
{
    private readonly Catalog _catalog;
    private readonly CultureInfo _culture;
    private readonly int _language;
    private readonly RowCurrencies _currencies;

    /// <param name="catalog">Says what the columns hold.</param>
    /// <param name="rows">Where currencies are looked up.</param>
    /// <param name="language">LCID of labels.</param>
    /// <param name="baseCurrencyId">The currency of base-currency columns; null formats them without a symbol.</param>
    /// <param name="locale">LCID by which numbers and dates are written; null for that of the labels.</param>
    public FormattedValues(Catalog catalog, IRowStore rows, int language, Guid? baseCurrencyId = null, int? locale = null)
    {
        _catalog = catalog;
        _language = language;
        _culture = CultureInfo.GetCultureInfo(locale ?? language);
        _currencies = new RowCurrencies(catalog, rows, baseCurrencyId);
    }

    public void AddTo(IEnumerable<Entity> rows)
    {
        foreach (var row in rows)
        {
            foreach (var (name, value) in row.Attributes)
            {
                if (TextOf(row, name, value) is { } text)
                {
                    row.FormattedValues[name] = text;
                }
            }
        }
    }

    private string? TextOf(Entity row, string name, object? value)
    {
        var (table, columnName, raw) = value is AliasedValue aliased
            ? (aliased.EntityLogicalName, aliased.AttributeLogicalName, aliased.Value)
            : (row.LogicalName, name, value);
        return _catalog.Find(table)?.Find(columnName) is { } column ? TextOf(column, raw, row, name) : null;
    }

    private string? TextOf(Column column, object? value, Entity row, string name) => value switch
    {
        string table when column.IsTableName => _catalog.Find(table)?.DisplayName.In(_language),
        EntityReference reference => reference.Name,
        OptionSetValue option => column.Choice?.Find(option.Value)?.Label.In(_language),
        bool flag => column.Choice?.Find(flag ? 1 : 0)?.Label.In(_language) ?? (flag ? "Yes" : "No"),
        Money money => TextOf(column, money.Value, _currencies.Of(row, name, column)),
        decimal number => number.ToString("N" + column.Precision.ToString(CultureInfo.InvariantCulture), _culture),
        double number => number.ToString("N" + column.Precision.ToString(CultureInfo.InvariantCulture), _culture),
        // The year or month of a group is a number of its own, not an amount.
        int number when column.Type == ColumnType.DateTime => number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString("N0", _culture),
        long number => number.ToString("N0", _culture),
        // Newer locale data puts a narrow no-break space before AM and PM, the platform a plain one.
        DateTime time => time.ToString(column.DateFormat == DateFormat.DateOnly ? "d" : "g", _culture).Replace('\u202f', ' '),
        _ => null,
    };

    private string TextOf(Column column, decimal amount, Currency? currency)
    {
        var format = (NumberFormatInfo)_culture.NumberFormat.Clone();
        format.CurrencySymbol = currency?.Symbol ?? "";
        format.CurrencyDecimalDigits = column.PrecisionSource == PrecisionSource.Currency ? currency?.Precision ?? column.Precision : column.Precision;
        return amount.ToString("C", format).Trim(' ', '\u00a0');
    }
}
