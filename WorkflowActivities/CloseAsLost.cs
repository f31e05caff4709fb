using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Opps.WorkflowActivities;

/// <summary>
/// Closes an opportunity as lost, with a rejection reason if one is given (O3, O4). Writes nothing when it is lost with that
/// reason already; one that is closed otherwise is refused.
/// </summary>
public sealed class CloseAsLost : SellerSharesActivity
{
    /// <summary>The opportunity to close.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    /// <summary>An option of the administrators' list; may be left out, as a reason is never required.</summary>
    [Input("Rejection reason"), AttributeTarget("opportunity", "opps_rejection")]
    public InArgument<OptionSetValue?> RejectionReason { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = Closing.Read(step.Service, step.Required(Opportunity, "Opportunity"));
        var reason = step.Get(RejectionReason);
        var stored = opportunity.GetAttributeValue<OptionSetValue>(OpportunityTable.Rejection);
        if (opportunity.StatusIn().IsLost && (reason is null || reason.Value == stored?.Value))
        {
            step.Trace($"nothing to do because opportunity {opportunity.Id} is lost, with that reason if one was given");
            return;
        }

        Closing.Lose(step.Service, opportunity, Closing.DefaultStatus, reason);
        step.Trace($"opportunity {opportunity.Id} closed as lost");
    }
}
