using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Opps.WorkflowActivities;

/// <summary>
/// Takes one seller off an opportunity, as a person would on the form: P12–P14 decide what becomes of the others. Writes
/// nothing when the person is no seller of it.
/// </summary>
public sealed class RemoveSeller : SellerSharesActivity
{
    /// <summary>The opportunity that is shared.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    /// <summary>The person who goes.</summary>
    [Input("Seller"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> Seller { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = step.Required(Opportunity, "Opportunity");
        if (SellersRow.Find(step.Service, opportunity, step.Required(Seller, "Seller")) is not { } share)
        {
            step.Trace($"nothing to do because that person is no seller of opportunity {opportunity.Id}");
            return;
        }

        step.Service.Delete(SellerShareTable.Name, share.Id);
        step.Trace($"seller share {share.Id} taken off opportunity {opportunity.Id}");
    }
}
