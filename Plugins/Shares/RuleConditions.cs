namespace Opps.Plugins.Shares;

/// <summary>What is put around a rule: when it may act, and what goes along with it.</summary>
public static class RuleConditions
{
    /// <summary>P24: refuses when the opportunity is closed.</summary>
    public static Rule WhileOpen(this Rule rule) => (opportunity, rows) => opportunity.IsClosed
        ? throw new RefusedException(TextKeys.OpportunityClosed, opportunity.Name)
        : rule(opportunity, rows);

    /// <summary>P24: decides as in a state that the opportunity had before; money goes by the one it has.</summary>
    public static Rule InState(this Rule rule, OpportunityState state) => (opportunity, rows) => rule(opportunity with { State = state }, rows);

    /// <summary>P20: refuses when the row's person has another row.</summary>
    public static Rule WithoutDuplicate(this Rule rule, Guid rowId) => (opportunity, rows) =>
        rows.FirstOrDefault(row => row.Id == rowId) is { SellerId: { } person } added &&
        rows.Any(row => row.Id != rowId && row.SellerId == person)
            ? throw new RefusedException(TextKeys.Duplicate, added.SellerName)
            : rule(opportunity, rows);

    /// <summary>P21: refuses when the row's person is a disabled user.</summary>
    public static Rule ForActivePerson(this Rule rule, Guid rowId) => (opportunity, rows) =>
        rows.FirstOrDefault(row => row.Id == rowId) is { SellerIsDisabled: true } added
            ? throw new RefusedException(TextKeys.UserDisabled, added.SellerName)
            : rule(opportunity, rows);

    /// <summary>Gives the row its seller's name. A row without a user keeps the name it had.</summary>
    public static Rule Naming(this Rule rule, Guid rowId) => (opportunity, rows) =>
        rule(opportunity, rows.Select(row => row.Id == rowId ? row with { Name = row.SellerName ?? row.Name } : row).ToList());

    /// <summary>P20, P21: the rule on rows that are added together, each looked at.</summary>
    public static Rule OnAdded(this Rule rule, IReadOnlyList<SellerShare> added)
    {
        var checkedRule = added.Aggregate(rule, (one, row) => one.WithoutDuplicate(row.Id!.Value).ForActivePerson(row.Id!.Value));
        return (opportunity, rows) => checkedRule(opportunity, [.. rows, .. added]);
    }

    /// <summary>P19: what stands is told as one person's taking over another's share.</summary>
    public static Rule TakenOver(this Rule rule) => (opportunity, rows) =>
    {
        var decision = rule(opportunity, rows);
        return decision.Reason.Rule == "P10" ? decision with { Reason = Reason.Of("P19") } : decision;
    };

    /// <summary>
    /// What came before in the same operation is over: later events of it take all rows as this rule leaves them. So
    /// deleting, an owner change and a whole set are never undone by a row that is added after them.
    /// </summary>
    public static Rule Settling(this Rule rule) => (opportunity, rows) =>
    {
        var decision = rule(opportunity, rows);
        return decision with { Rows = decision.Rows.Select(row => row.Touched is null ? row : row with { Touched = null }).ToList() };
    };
}
