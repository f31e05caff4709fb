using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>Lets the free sellers of an opportunity share what the fixed ones leave, evenly, through the custom API.</summary>
public sealed class SplitEvenly : SellerSharesActivity
{
    /// <summary>The opportunity that is shared.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    /// <summary>The sum of the shares afterwards, in percent.</summary>
    [Output("Sum")]
    public OutArgument<decimal> Sum { get; set; } = null!;

    /// <summary>The sum as a sentence in the user's language; empty at 100.</summary>
    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    /// <summary>Why, for the history of the sellers. Asked for where the settings want it and the process acts as the person who starts it.</summary>
    [Input("Reason")]
    public InArgument<string?> Reason { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = step.Required(Opportunity, "Opportunity");
        var answer = step.Service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = opportunity, ["Note"] = step.Get(Reason) });
        var sum = (decimal)answer["Sum"];
        step.Trace(Invariant($"the shares of opportunity {opportunity.Id} split evenly, {sum} %"));

        step.Set(Sum, sum);
        step.Set(Message, (string)answer["Message"]);
    }
}
