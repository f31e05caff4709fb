using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Opps.WorkflowActivities;

/// <summary>
/// Closes an opportunity as expired (O2). Writes nothing when it has expired already; one that is closed otherwise is refused.
/// </summary>
public sealed class ExpireOpportunity : SellerSharesActivity
{
    /// <summary>The opportunity to close.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = Closing.Read(step.Service, step.Required(Opportunity, "Opportunity"));
        if (opportunity.StatusIn() is { State: OpportunityState.Lost, Reason: OpportunityStatus.Expired })
        {
            step.Trace($"nothing to do because opportunity {opportunity.Id} has expired already");
            return;
        }

        Closing.Lose(step.Service, opportunity, OpportunityStatus.Expired);
        step.Trace($"opportunity {opportunity.Id} expired");
    }
}
