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
/// Adds owners through the plug-ins, which give the first seller 100 % and compute the rest (P4). No percentage is sent:
/// should somebody have added a seller meanwhile, theirs is not moved (P7). The reason goes along, where one is asked for.
/// </summary>
internal sealed class AddedOwners(IOrganizationService service) : IBatchWork<Candidate>
{
    private const string Why = "backfill: the opportunity had no sellers";

    public IReadOnlyList<Verdict<Candidate>> Look(IReadOnlyList<Candidate> items) => OwnerCheck.Look(service, items);

    public OrganizationRequest Together(IReadOnlyList<Candidate> items) => new("CreateMultiple")
    {
        ["Targets"] = new EntityCollection([.. items.Select(Row)]) { EntityName = SellerShareTable.Name },
    };

    public OrganizationRequest Alone(Candidate item) => new CreateRequest { Target = Row(item) };

    private static Entity Row(Candidate item)
    {
        var row = SellerShareEntity.New(OwnerIsSeller.WholeShare(item.Opportunity), ShareBasis.Of(item.Opportunity), item.Id);
        row.Attributes.Remove(SellerShareTable.Percent);
        row[SellerShareTable.Note] = Why;
        row[SellerShareTable.OwnerId] = new EntityReference(PlatformTables.User, item.Opportunity.OwnerId);
        return row;
    }
}
