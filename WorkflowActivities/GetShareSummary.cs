using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>
/// Gives a process the stored sum of an opportunity's seller shares and the number of its sellers. Reads what the plug-ins
/// keep (M6) and computes nothing.
/// </summary>
public sealed class GetShareSummary : SellerSharesActivity
{
    /// <summary>The opportunity to ask about.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    /// <summary>The sum of the shares, in percent 0–100 and above.</summary>
    [Output("Sum")]
    public OutArgument<decimal> Sum { get; set; } = null!;

    /// <summary>The number of sellers.</summary>
    [Output("Number of sellers")]
    public OutArgument<int> NumberOfSellers { get; set; } = null!;

    /// <summary>Whether the sum is exactly 100 (M5).</summary>
    [Output("Is 100 %")]
    public OutArgument<bool> IsComplete { get; set; } = null!;

    /// <summary>The sum as a sentence in the user's language; empty at 100.</summary>
    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = step.Required(Opportunity, "Opportunity");
        var row = step.Service.Retrieve(
            OpportunityTable.Name, opportunity.Id, new ColumnSet(OpportunityTable.ShareSum, OpportunityTable.SellerCount));
        var sum = row.GetAttributeValue<decimal>(OpportunityTable.ShareSum);
        var sellers = row.GetAttributeValue<int>(OpportunityTable.SellerCount);
        step.Trace(Invariant($"the {sellers} sellers of opportunity {opportunity.Id} have {sum} %"));

        step.Set(Sum, sum);
        step.Set(NumberOfSellers, sellers);
        step.Set(IsComplete, sum == 100m);
        step.Set(Message, sum == 100m ? string.Empty : step.Text(TextKeys.SumTold, [sum]));
    }
}
