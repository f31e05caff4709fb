using LocalDataverse.Metadata;
using LocalDataverse.Pipeline;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Rows;

/// <summary>
/// A row's currency and exchange rate, its money rounded to the currency's decimals, and the same money in the base currency:
/// the amount divided by the rate. A row takes its currency's rate of the moment when it is created and whenever money, even
/// the same, currency or state is written (nishantrana.me 2020/06/09, multi-currency); otherwise it keeps the one it has.
/// Money without a currency is in the one that the user has chosen, else in the base currency.
/// </summary>
internal static class BaseCurrency
{
    public static void Complete(Call call, Table table, Dictionary<string, object?> values, Entity? before)
    {
        if (table.Find("transactioncurrencyid") is not { Type: ColumnType.Lookup })
        {
            return;
        }

        var money = table.Columns.Values.Where(c => c.Type == ColumnType.Money && c.CalculationOf is null).ToList();
        var written = money.Where(c => values.ContainsKey(c.LogicalName)).ToList();
        var known = before?.GetAttributeValue<EntityReference>("transactioncurrencyid");
        if (!values.ContainsKey("transactioncurrencyid") && known is null && written.Any(c => values[c.LogicalName] is not null))
        {
            values["transactioncurrencyid"] = new EntityReference("transactioncurrency", UserProfile.Of(call, call.Caller.UserId).CurrencyId);
        }

        var isNewCurrency = values.ContainsKey("transactioncurrencyid");
        var isStateWritten = table.State is { } state && values.ContainsKey(state.LogicalName);
        var reference = (isNewCurrency ? values["transactioncurrencyid"] : known) as EntityReference;
        if (reference is null || (!isNewCurrency && !isStateWritten && written.Count == 0))
        {
            return;
        }

        // All money of a row is in the base currency at one rate.
        var currency = Find(call, reference.Id);
        var rate = currency.GetAttributeValue<decimal>("exchangerate");
        var isNewRate = isNewCurrency || before?.GetAttributeValue<decimal?>("exchangerate") != rate;
        values["exchangerate"] = rate;
        foreach (var column in isNewRate ? money : written)
        {
            var amount = values.TryGetValue(column.LogicalName, out var given) ? given as Money : before?.GetAttributeValue<Money>(column.LogicalName);
            Write(call, table, column, amount, currency, rate, values);
        }
    }

    private static void Write(Call call, Table table, Column column, Money? amount, Entity currency, decimal rate, Dictionary<string, object?> values)
    {
        var decimals = column.PrecisionSource == PrecisionSource.Column ? column.Precision : currency.GetAttributeValue<int>("currencyprecision");
        values[column.LogicalName] = amount is null ? null : new Money(ValueCheck.Round(amount.Value, decimals));

        if (table.Columns.Values.FirstOrDefault(c => c.CalculationOf == column.LogicalName) is { } inBase)
        {
            var baseDecimals = call.Dispatcher.Options.BaseCurrencyPrecision;
            values[inBase.LogicalName] = amount is null ? null : new Money(ValueCheck.Round(amount.Value / rate, baseDecimals));
        }
    }

    private static Entity Find(Call call, Guid id)
    {
        var table = Tables.Get(call, "transactioncurrency");
        return call.Rows.Find(table, id, ["exchangerate", "currencyprecision"]) ?? throw RowIdentity.NoSuchRow(table.LogicalName, id);
    }
}
