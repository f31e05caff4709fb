namespace Opps.Plugins.Apis;

/// <summary>
/// opps_SetSellerShares: the whole set of an opportunity's sellers at once (P9); whoever is missing goes, and an empty set
/// brings the owner back (P14). Checks everything before it writes anything.
/// </summary>
public sealed class SetSellerShares : Plugin
{
    private protected override void Run(Execution execution) => ShareAnswer.Change(execution, Cause.Set, GivenSet.In(execution));
}
