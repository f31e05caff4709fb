namespace Opps.Plugins.Storage;

/// <summary>A commission line as a row of its table, and a row as the line that it holds: which column is what stands here alone.</summary>
public static class LineRow
{
    /// <summary>The columns that make the line.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        CommissionLineTable.OpportunityName, CommissionLineTable.PeriodId, CommissionLineTable.OpportunityKey, CommissionLineTable.CustomerName,
        CommissionLineTable.SellerId, CommissionLineTable.SellerKey, CommissionLineTable.SellerName, CommissionLineTable.ShareKey,
        CommissionLineTable.Kind, CommissionLineTable.Cause, CommissionLineTable.CorrectsId, CommissionLineTable.Percent,
        CommissionLineTable.PercentBefore, CommissionLineTable.Amount, CommissionLineTable.Before, CommissionLineTable.CurrencyId,
        CommissionLineTable.CurrencyCode, CommissionLineTable.Rate, CommissionLineTable.BaseAmount, CommissionLineTable.CloseDate,
        CommissionLineTable.Run, CommissionLineTable.IsLead,
    ];

    /// <summary>For an answer, or to be written.</summary>
    public static Entity Of(CommissionLine line)
    {
        var row = new Entity(CommissionLineTable.Name, line.Id)
        {
            [CommissionLineTable.OpportunityName] = line.OpportunityName,
            [CommissionLineTable.PeriodId] = new EntityReference(CommissionPeriodTable.Name, line.PeriodId),
            [CommissionLineTable.OpportunityKey] = line.OpportunityId.ToString("N"),
            [CommissionLineTable.CustomerName] = line.CustomerName,
            [CommissionLineTable.SellerKey] = line.SellerKey.ToString("N"),
            [CommissionLineTable.SellerName] = line.SellerName,
            [CommissionLineTable.ShareKey] = line.ShareKey.ToString("N"),
            [CommissionLineTable.Kind] = new OptionSetValue(line.IsDifference ? CommissionLineTable.Difference : CommissionLineTable.Share),
            [CommissionLineTable.Percent] = line.Percent,
            [CommissionLineTable.PercentBefore] = line.PercentBefore,
            [CommissionLineTable.Amount] = line.Amount,
            [CommissionLineTable.Before] = line.Before,
            [CommissionLineTable.CurrencyCode] = line.CurrencyCode,
            [CommissionLineTable.BaseAmount] = line.BaseAmount,
            [CommissionLineTable.Run] = line.Run,
            [CommissionLineTable.IsLead] = line.IsLead,
            [CommissionLineTable.IsWithdrawn] = false,
        };
        row.SetIf(line.Cause is not DifferenceCause.Deleted, CommissionLineTable.OpportunityId, new EntityReference(OpportunityTable.Name, line.OpportunityId));
        row.SetIf(line.Cause is not null, CommissionLineTable.Cause, new OptionSetValue((int)line.Cause.GetValueOrDefault()));
        row.SetIf(line.CorrectsId is not null, CommissionLineTable.CorrectsId, new EntityReference(CommissionPeriodTable.Name, line.CorrectsId.GetValueOrDefault()));
        row.SetIf(line.SellerId is not null, CommissionLineTable.SellerId, new EntityReference(PlatformTables.User, line.SellerId.GetValueOrDefault()));
        row.SetIf(line.CurrencyId is not null, CommissionLineTable.CurrencyId, new EntityReference(PlatformTables.Currency, line.CurrencyId.GetValueOrDefault()));
        row.SetIf(line.Rate is not null, CommissionLineTable.Rate, line.Rate);
        row.SetIf(line.CloseDate is not null, CommissionLineTable.CloseDate, line.CloseDate);
        return row;
    }

    /// <summary>
    /// The line that a row holds. Its opportunity is the key's, as the link is empty once that is deleted, and its id is the one that
    /// closing would have given it: a row with another one was not written by closing, or is no longer what it was written as.
    /// </summary>
    public static CommissionLine Read(Entity row) => new()
    {
        PeriodId = IdOf(row, CommissionLineTable.PeriodId).GetValueOrDefault(),
        Run = row.GetAttributeValue<int?>(CommissionLineTable.Run) ?? 0,
        OpportunityId = KeyIn(row, CommissionLineTable.OpportunityKey),
        OpportunityName = row.GetAttributeValue<string>(CommissionLineTable.OpportunityName),
        CustomerName = row.GetAttributeValue<string>(CommissionLineTable.CustomerName),
        SellerId = IdOf(row, CommissionLineTable.SellerId),
        SellerKey = KeyIn(row, CommissionLineTable.SellerKey),
        SellerName = row.GetAttributeValue<string>(CommissionLineTable.SellerName),
        ShareKey = KeyIn(row, CommissionLineTable.ShareKey),
        IsDifference = row.GetAttributeValue<OptionSetValue>(CommissionLineTable.Kind)?.Value == CommissionLineTable.Difference,
        Cause = (DifferenceCause?)row.GetAttributeValue<OptionSetValue>(CommissionLineTable.Cause)?.Value,
        CorrectsId = IdOf(row, CommissionLineTable.CorrectsId),
        Percent = row.GetAttributeValue<decimal>(CommissionLineTable.Percent),
        PercentBefore = row.GetAttributeValue<decimal>(CommissionLineTable.PercentBefore),
        Amount = row.GetAttributeValue<decimal>(CommissionLineTable.Amount),
        Before = row.GetAttributeValue<decimal>(CommissionLineTable.Before),
        CurrencyId = IdOf(row, CommissionLineTable.CurrencyId),
        CurrencyCode = row.GetAttributeValue<string>(CommissionLineTable.CurrencyCode),
        Rate = row.GetAttributeValue<decimal?>(CommissionLineTable.Rate),
        BaseAmount = row.GetAttributeValue<decimal>(CommissionLineTable.BaseAmount),
        CloseDate = row.GetAttributeValue<DateTime?>(CommissionLineTable.CloseDate),
        IsLead = row.GetAttributeValue<bool>(CommissionLineTable.IsLead),
    };

    /// <summary>An id that is kept as text, as a link would go with its row.</summary>
    internal static Guid KeyIn(Entity row, string column) => Guid.TryParse(row.GetAttributeValue<string>(column), out var id) ? id : Guid.Empty;

    private static Guid? IdOf(Entity row, string column) => row.GetAttributeValue<EntityReference>(column)?.Id;
}
