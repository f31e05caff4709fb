using System.Linq;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Opportunities;

/// <summary>
/// P1–P3: an opportunity that is created without sellers gets its owner as the only one, with 100 %. Never touches sellers
/// that are created together with it.
/// </summary>
public sealed class AddOwnerAsSeller : Plugin
{
    private protected override void Run(Execution execution)
    {
        // What was sent decides, not what is stored: the platform may insert rows sent along before this step or after it.
        // Their own events keep sum and amounts.
        var given = execution.Target.RelatedEntities
            .Where(related => related.Key.SchemaName == OpportunityTable.SellerShares)
            .Sum(related => related.Value.Entities.Count);
        if (given > 0)
        {
            execution.Trace($"nothing to do because {given} sellers were given with it (P2)");
            return;
        }

        new Ledger(execution, execution.Context.PrimaryEntityId).Keep(OwnerIsSeller.Apply);
    }
}
