using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Batches;
using Opps.Plugins.Storage;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Repairing;

/// <summary>
/// Writes sum and count through the plug-ins, which recompute both, all amounts and all names under the opportunity's lock,
/// whatever was sent (A2). So it needs no privilege of its own, and comes in nobody's way.
/// </summary>
internal sealed class Recomputation(IOrganizationService service) : IBatchWork<Contradiction>
{
    public IReadOnlyList<Verdict<Contradiction>> Look(IReadOnlyList<Contradiction> items)
    {
        var stored = StoredOpportunities.Read(service, [.. items.Select(i => i.OpportunityId)]);
        return [.. items.Select(i => stored.GetValueOrDefault(i.OpportunityId) is { } now && Contradiction.In(i.OpportunityId, now) is { } still
            ? new Verdict<Contradiction>(i, Standing.ToDo, $"still so after it was recomputed: {still.Text}. Are the plug-in steps enabled? 'check' shows")
            : new Verdict<Contradiction>(i, Standing.Done))];
    }

    public OrganizationRequest Together(IReadOnlyList<Contradiction> items) => new("UpdateMultiple")
    {
        ["Targets"] = new EntityCollection([.. items.Select(Row)]) { EntityName = OpportunityTable.Name },
    };

    public OrganizationRequest Alone(Contradiction item) => new UpdateRequest { Target = Row(item) };

    private static Entity Row(Contradiction item) => new(OpportunityTable.Name, item.OpportunityId)
    {
        [OpportunityTable.ShareSum] = item.Sum,
        [OpportunityTable.SellerCount] = item.Count,
    };
}
