namespace Opps.Plugins.SellerShares;

/// <summary>
/// P12–P14, P24, P25: when sellers are deleted until one is left, that one gets 100 %, if free; when nobody is left, the
/// owner comes back. Does nothing while the opportunity itself is being deleted.
/// </summary>
public sealed class RemoveSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (ShareEvent.OpportunityOf(execution) is { } opportunityId)
        {
            Rule rule = SellerRemoved.Apply;
            new ShareLedger(execution, opportunityId).ApplyRule(Cause.Removed, rule.Settling().WhileOpen());
        }
    }
}
