namespace Opps.Plugins.Shares;

/// <summary>
/// D1–D4: the sellers that a customer has, for its opportunities. They are a set that is given (P9); people whose user is disabled or gone are
/// left out (D3), and nobody is added to them (D2).
/// </summary>
public static class CustomerSellers
{
    /// <summary>For a new opportunity that came without sellers. Without anybody to take over it is P1, and where a team owns it P3.</summary>
    public static Rule ForNew(IReadOnlyList<WantedShare> sellers) => (opportunity, rows) =>
    {
        var active = Active(sellers);
        return rows.Count > 0 || !opportunity.OwnerIsPerson || sellers.Count == 0 ? OwnerIsSeller.Apply(opportunity, rows)
            : active.Count == 0 ? OwnerIsSeller.Apply(opportunity, rows) with { Reason = Reason.Of("D3") }
            : Given("D1", active, sellers.Count)(opportunity, rows);
    };

    /// <summary>For an opportunity that is there, because somebody wants it so: who isn't among them goes.</summary>
    /// <exception cref="RefusedException">There is nobody to take over.</exception>
    public static Rule Taken(IReadOnlyList<WantedShare> sellers) => (opportunity, rows) => Active(sellers) is { Count: > 0 } active
        ? Given("D4", active, sellers.Count)(opportunity, rows)
        : throw new RefusedException(TextKeys.CustomerWithoutSellers, opportunity.Name);

    private static List<WantedShare> Active(IReadOnlyList<WantedShare> sellers) =>
        sellers.Where(share => share.Seller is { IsDisabled: false }).ToList();

    private static Rule Given(string rule, List<WantedShare> active, int all) => (opportunity, rows) =>
        ShareSet.Of(active)(opportunity, rows) with { Reason = ReasonOf(rule, active.Count, all) };

    /// <summary>One sentence for both: what was taken over.</summary>
    private static Reason ReasonOf(string rule, int active, int all) =>
        new(rule, active < all ? "Journal_D1_LeftOut" : active == 1 ? "Journal_D1_One" : "Journal_D1_Many", [active, all]);
}
