namespace Opps.Plugins.Shares;

/// <summary>P28: a reopened opportunity has the sellers it had, or its owner when it had none.</summary>
public static class Reopened
{
    /// <summary>Rows stand; without any, a person who owns it is added.</summary>
    public static Decision Apply(Opportunity opportunity, IReadOnlyList<SellerShare> rows) =>
        rows.Count == 0 && opportunity is { OwnerIsPerson: true, IsClosed: false }
            ? new Decision([OwnerIsSeller.WholeShare(opportunity)], "reopened without sellers, the owner is added, 100 % (P28, P16)")
            : new Decision(rows, "reopened with the shares as they were at closing (P28)");
}
