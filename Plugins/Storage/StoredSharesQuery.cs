using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Storage;

/// <summary>Reads everything the rules need in one request: the opportunity, joined to each of its rows.</summary>
public static class StoredSharesQuery
{
    /// <summary>The alias of a line's row.</summary>
    public const string Share = "share";

    /// <summary>The alias of the owner, where that is a person.</summary>
    public const string Owner = "owner";

    private const string Setting = "setting";
    private const string Seller = "seller";
    /// <summary>The alias of the currency.</summary>
    public const string Money = "currency";

    /// <summary>Null when the opportunity does not exist.</summary>
    /// <param name="service">Reads it.</param>
    /// <param name="opportunityId">Which one.</param>
    /// <param name="operation">The operation under way.</param>
    /// <param name="withSettings">Whether the settings come along.</param>
    public static StoredShares? Read(IOrganizationService service, Guid opportunityId, string operation, bool withSettings = false)
    {
        var query = Everything();
        if (withSettings)
        {
            // Every row of the organisation meets its one row of settings, so that they cost no request of their own.
            var unit = Outer(query.AddLink, PlatformTables.BusinessUnit, OpportunityTable.BusinessUnitId, PlatformTables.BusinessUnitId, "unit");
            Outer(unit.AddLink, SettingTable.Name, PlatformTables.OrganizationId, SettingTable.OrganizationId, Setting,
                SettingTable.SumWhenWon, SettingTable.Tolerance, SettingTable.WonWithoutSellers, SettingTable.ChangeReason);
        }

        query.Criteria.AddCondition(OpportunityTable.Id, ConditionOperator.Equal, opportunityId);
        var found = service.RetrieveMultiple(query).Entities;
        return found.Count == 0 ? null : From(found, operation);
    }

    /// <summary>The opportunities, their rows, owners and currencies: to be narrowed down by a condition.</summary>
    public static QueryExpression Everything()
    {
        var query = new QueryExpression(OpportunityTable.Name)
        {
            ColumnSet = new ColumnSet(
                OpportunityTable.Topic, OpportunityTable.OwnerId, OpportunityTable.StateCode, OpportunityTable.EstimatedValue,
                OpportunityTable.ActualValue, OpportunityTable.Probability, OpportunityTable.CurrencyId, OpportunityTable.ExchangeRate, OpportunityTable.ShareSum,
                OpportunityTable.SellerCount, OpportunityTable.Sellers, OpportunityTable.Operation),
        };
        var share = Outer(query.AddLink, SellerShareTable.Name, OpportunityTable.Id, SellerShareTable.OpportunityId, Share,
            SellerShareTable.Id, SellerShareTable.SellerId, SellerShareTable.SellerName, SellerShareTable.Percent,
            SellerShareTable.IsFixed, SellerShareTable.Amount, SellerShareTable.ExpectedAmount, SellerShareTable.CurrencyId, SellerShareTable.ExchangeRate,
            SellerShareTable.CreatedOn, SellerShareTable.Operation);
        Outer(share.AddLink, PlatformTables.User, SellerShareTable.SellerId, PlatformTables.UserId, Seller,
            PlatformTables.UserFullName, PlatformTables.UserIsDisabled);
        Outer(query.AddLink, PlatformTables.User, OpportunityTable.OwningUser, PlatformTables.UserId, Owner,
            PlatformTables.UserFullName);
        Outer(query.AddLink, PlatformTables.Currency, OpportunityTable.CurrencyId, PlatformTables.CurrencyId, Money,
            PlatformTables.CurrencyPrecision, PlatformTables.CurrencyRate);
        return query;
    }

    /// <summary>One opportunity from what <see cref="Everything"/> finds of it: a line for each of its rows, one if it has none.</summary>
    /// <param name="lines">What was found.</param>
    /// <param name="operation">The operation under way, if any: the rows say what it has done to them.</param>
    public static StoredShares From(IReadOnlyList<Entity> lines, string operation = "")
    {
        var opportunity = lines[0];
        return new StoredShares(
            OpportunityOf(opportunity),
            lines.Where(line => line.Contains($"{Share}.{SellerShareTable.Id}")).Select(line => RowOf(line, operation)).ToList(),
            opportunity.GetAttributeValue<decimal?>(OpportunityTable.ShareSum),
            opportunity.GetAttributeValue<int?>(OpportunityTable.SellerCount),
            opportunity.GetAttributeValue<string>(OpportunityTable.Sellers),
            OperationMemory.Parse(opportunity.GetAttributeValue<string>(OpportunityTable.Operation)),
            new WinningTerms(
                IsSet(opportunity, SettingTable.SumWhenWon, SettingTable.Refuse),
                Linked<decimal>(opportunity, Setting, SettingTable.Tolerance),
                IsSet(opportunity, SettingTable.WonWithoutSellers, SettingTable.Refuse)),
            IsSet(opportunity, SettingTable.ChangeReason, SettingTable.Required));
    }

    private static bool IsSet(Entity row, string column, int value) => Linked<OptionSetValue>(row, Setting, column)?.Value == value;

    private static LinkEntity Outer(Func<string, string, string, JoinOperator, LinkEntity> addLink,
        string table, string from, string to, string alias, params string[] columns)
    {
        var link = addLink(table, from, to, JoinOperator.LeftOuter);
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }

    private static Opportunity OpportunityOf(Entity row)
    {
        var owner = row.GetAttributeValue<EntityReference>(OpportunityTable.OwnerId);
        return new Opportunity
        {
            Name = row.GetAttributeValue<string>(OpportunityTable.Topic),
            OwnerId = owner.Id,
            OwnerIsPerson = owner.LogicalName == PlatformTables.User,
            OwnerName = Linked<string>(row, Owner, PlatformTables.UserFullName),
            State = (OpportunityState)row.GetAttributeValue<OptionSetValue>(OpportunityTable.StateCode).Value,
            EstimatedAmount = row.GetAttributeValue<Money>(OpportunityTable.EstimatedValue)?.Value,
            ActualAmount = row.GetAttributeValue<Money>(OpportunityTable.ActualValue)?.Value,
            Probability = row.GetAttributeValue<int?>(OpportunityTable.Probability),
            Currency = row.GetAttributeValue<EntityReference>(OpportunityTable.CurrencyId) is { } currency
                ? new Currency(currency.Id, PrecisionOf(row, currency.Id), Linked<decimal?>(row, Money, PlatformTables.CurrencyRate))
                : null,
            ExchangeRate = row.GetAttributeValue<decimal?>(OpportunityTable.ExchangeRate),
        };
    }

    private static int PrecisionOf(Entity row, Guid currencyId) =>
        Linked<int?>(row, Money, PlatformTables.CurrencyPrecision) ?? throw new InvalidOperationException(
            $"Currency {currencyId} has no '{PlatformTables.CurrencyPrecision}'. Set it, so that amounts can be rounded.");

    private static SellerShare RowOf(Entity row, string operation) => new()
    {
        Id = Linked<Guid>(row, Share, SellerShareTable.Id),
        SellerId = Linked<EntityReference>(row, Share, SellerShareTable.SellerId)?.Id,
        SellerName = Linked<string>(row, Seller, PlatformTables.UserFullName),
        SellerIsDisabled = Linked<bool>(row, Seller, PlatformTables.UserIsDisabled),
        Name = Linked<string>(row, Share, SellerShareTable.SellerName),
        Percent = Linked<decimal?>(row, Share, SellerShareTable.Percent),
        IsFixed = Linked<bool>(row, Share, SellerShareTable.IsFixed),
        Amount = Linked<Money>(row, Share, SellerShareTable.Amount)?.Value,
        ExpectedAmount = Linked<Money>(row, Share, SellerShareTable.ExpectedAmount)?.Value,
        CurrencyId = Linked<EntityReference>(row, Share, SellerShareTable.CurrencyId)?.Id,
        ExchangeRate = Linked<decimal?>(row, Share, SellerShareTable.ExchangeRate),
        Touched = RowMark.Parse(Linked<string>(row, Share, SellerShareTable.Operation))
            ?.In(operation, Linked<decimal?>(row, Share, SellerShareTable.Percent)),
        AddedOn = Linked<DateTime>(row, Share, SellerShareTable.CreatedOn),
    };

    private static T? Linked<T>(Entity row, string alias, string column) =>
        row.GetAttributeValue<AliasedValue>($"{alias}.{column}") is { Value: T value } ? value : default;
}
