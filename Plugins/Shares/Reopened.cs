namespace Opps.Plugins.Shares;

/// <summary>P28: a reopened opportunity has the sellers it had, or its owner when it had none.</summary>
public static class Reopened
{
    /// <summary>Rows stand; without any, a person who owns it is added.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) =>
        rows.Count == 0 && opportunity is { OwnerIsPerson: true, IsClosed: false }
            ? new Decision([OwnerIsSeller.WholeShare(opportunity)], Reason.Of("P28", "_Owner"))
            : new Decision(rows, Reason.Of("P28"));
}
