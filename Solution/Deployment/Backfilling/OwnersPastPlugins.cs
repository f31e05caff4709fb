using System.Collections.Generic;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Opps.Deployment.Batches;
using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Opps.Plugins.Storage;
using Opps.Plugins.Core.Tables;

namespace Opps.Deployment.Backfilling;

/// <summary>
/// Adds owners where the plug-ins let nobody: on closed opportunities, and disabled users. Custom logic is bypassed, and
/// percentage, amount, sum and count are written as the rules would have, by the rules' own code. Each opportunity is a
/// transaction of its own: its row is written first, which locks it, then its share, and last the plug-ins enter it in the journal.
/// </summary>
internal sealed class OwnersPastPlugins(IOrganizationService service) : IBatchWork<Candidate>
{
    private const string BypassParameter = "BypassBusinessLogicExecution";
    private const string SynchronousLogic = "CustomSync";

    public IReadOnlyList<Verdict<Candidate>> Look(IReadOnlyList<Candidate> items) => OwnerCheck.Look(service, items);

    /// <summary>Share and sum must come or fail together for each, and not for all.</summary>
    public OrganizationRequest? Together(IReadOnlyList<Candidate> items) => null;

    public OrganizationRequest Alone(Candidate item)
    {
        var rows = ShareAmounts.Apply(item.Opportunity, OwnerIsSeller.Apply(item.Opportunity, []).Rows);
        var difference = Difference.Between([], rows);
        var opportunity = new Entity(OpportunityTable.Name, item.Id)
        {
            [OpportunityTable.ShareSum] = difference.Sum,
            [OpportunityTable.SellerCount] = difference.Count,
            [OpportunityTable.Sellers] = difference.Sellers,
        };
        return new ExecuteTransactionRequest
        {
            Requests =
            [
                new UpdateRequest { Target = opportunity, [BypassParameter] = SynchronousLogic },
                .. difference.Created.Select(row => new CreateRequest { Target = Owned(row, item), [BypassParameter] = SynchronousLogic }),
                new UpdateRequest { Target = new Entity(OpportunityTable.Name, item.Id) { [OpportunityTable.ShareSum] = difference.Sum } },
            ],
        };
    }

    /// <summary>The opportunity's owner owns the row, not whoever runs the program.</summary>
    private static Entity Owned(SellerShare row, Candidate item)
    {
        var entity = SellerShareEntity.New(row, ShareBasis.Of(item.Opportunity), item.Id);
        entity[SellerShareTable.OwnerId] = new EntityReference(PlatformTables.User, item.Opportunity.OwnerId);
        return entity;
    }
}
