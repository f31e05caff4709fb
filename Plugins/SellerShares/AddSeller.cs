namespace Opps.Plugins.SellerShares;

/// <summary>
/// P4–P9, P20, P21, P24: when a seller is added the free others give way, if a percentage was given. Several that are
/// added in one operation are decided on as one, whatever order they come in. Never moves a fixed share.
/// </summary>
public sealed class AddSeller : Plugin
{
    private protected override void Run(Execution execution) =>
        ShareEvent.ApplyGiven(execution, isNewPerson: true, isNamed: true);
}
