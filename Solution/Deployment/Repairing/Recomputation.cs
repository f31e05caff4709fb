using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Batches;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Repairing;

/// <summary>
/// Writes sum and count through the plug-ins, which recompute both, all amounts and all names under the opportunity's lock,
/// whatever was sent (A2), and enter in the journal what it doesn't know. So it needs no privilege of its own, and comes in
/// nobody's way.
/// </summary>
internal sealed class Recomputation(IOrganizationService service) : IBatchWork<Contradiction>
{
    public IReadOnlyList<Verdict<Contradiction>> Look(IReadOnlyList<Contradiction> items)
    {
        var wrong = Contradiction.Among(service, [.. items.Select(i => i.OpportunityId)]).ToDictionary(c => c.OpportunityId);
        return [.. items.Select(i => wrong.GetValueOrDefault(i.OpportunityId) is { } still
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
