using Microsoft.Xrm.Sdk;
using Opps.Plugins.Pipeline;
using Opps.Plugins.Storage;

namespace Opps.Plugins.Rejections;

/// <summary>
/// O3: an opportunity that is lost no longer, reopened or expired instead, has no rejection reason any more; the audit keeps
/// the old one.
/// </summary>
public sealed class ClearRejection : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Before<OptionSetValue>(OpportunityTable.Rejection) is null || execution.StatusAfter().IsLost)
        {
            execution.Trace("nothing to do because there is no rejection reason, or the opportunity is lost");
            return;
        }

        execution.Trace("the rejection reason is cleared (O3)");
        execution.AsSystem.Update(new Entity(OpportunityTable.Name)
        {
            Id = execution.Context.PrimaryEntityId,
            [OpportunityTable.Rejection] = null,
        });
    }
}
