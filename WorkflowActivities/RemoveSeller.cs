using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
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

    /// <summary>Why, for the history of the sellers. Asked for where the settings want it and the process acts as the person who starts it.</summary>
    [Input("Reason")]
    public InArgument<string?> Reason { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = step.Required(Opportunity, "Opportunity");
        if (SellersRow.Find(step.Service, opportunity, step.Required(Seller, "Seller")) is not { } share)
        {
            step.Trace($"nothing to do because that person is no seller of opportunity {opportunity.Id}");
            return;
        }

        var deletion = new DeleteRequest { Target = share.ToEntityReference() };
        if (step.Get(Reason) is { Length: > 0 } reason)
        {
            // A deletion has no columns: the platform hands its tag on to the plug-ins.
            deletion[SellerShareTable.DeletionTag] = SellerShareTable.NoteInTag + reason;
        }

        step.Service.Execute(deletion);
        step.Trace($"seller share {share.Id} taken off opportunity {opportunity.Id}");
    }
}
