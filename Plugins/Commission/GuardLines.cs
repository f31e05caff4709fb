namespace Opps.Plugins.Commission;

/// <summary>
/// C5: commission lines are written by closing and withdrawn by reopening, and by nobody else, administrators included. What the platform
/// does by itself is let through: the link to a deleted opportunity or user is emptied (C9).
/// </summary>
public sealed class GuardLines : Plugin
{
    private static readonly string[] Links = [CommissionLineTable.OpportunityId, CommissionLineTable.SellerId];

    private protected override void Run(Execution execution)
    {
        var isAllowed = execution.Context.MessageName != Messages.Delete &&
            (execution.Target.GetAttributeValue<string>(CommissionLineTable.Operation) == execution.Operation || IsOfPlatform(execution));
        if (!isAllowed)
        {
            throw new RefusedException(TextKeys.CommissionGuarded);
        }

        execution.Trace("written by closing or reopening, or a link is emptied");
    }

    private static bool IsOfPlatform(Execution execution) =>
        execution.Context.MessageName == Messages.Update && execution.Context.IsPartOfAnotherDeletion() &&
        execution.Target.Attributes.All(column => column.Key == CommissionLineTable.Id || (Links.Contains(column.Key) && column.Value is null));
}
