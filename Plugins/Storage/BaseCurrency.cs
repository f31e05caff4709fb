using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>The organisation's base currency.</summary>
/// <param name="Code">Its ISO code.</param>
/// <param name="Decimals">Its number of decimals, 0–4.</param>
internal sealed record BaseCurrency(string? Code, int Decimals)
{
    private const string Money = "currency";
    private const int Usual = 2;

    public static BaseCurrency Read(IOrganizationService service)
    {
        var query = new QueryExpression(PlatformTables.Organization) { ColumnSet = new ColumnSet(PlatformTables.BaseCurrencyId) };
        var currency = query.AddLink(PlatformTables.Currency, PlatformTables.BaseCurrencyId, PlatformTables.CurrencyId);
        currency.EntityAlias = Money;
        currency.Columns = new ColumnSet(PlatformTables.CurrencyCode, PlatformTables.CurrencyPrecision);
        var row = service.RetrieveMultiple(query).Entities.FirstOrDefault();
        return new BaseCurrency(
            row?.GetAttributeValue<AliasedValue>($"{Money}.{PlatformTables.CurrencyCode}")?.Value as string,
            row?.GetAttributeValue<AliasedValue>($"{Money}.{PlatformTables.CurrencyPrecision}")?.Value as int? ?? Usual);
    }
}
