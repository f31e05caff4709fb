using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>Gives a process one person's part of an opportunity, in percent and in money.</summary>
public sealed class GetSellersShare : SellerSharesActivity
{
    /// <summary>The opportunity to ask about.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    /// <summary>The person to ask about.</summary>
    [Input("Seller"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> Seller { get; set; } = null!;

    /// <summary>Whether the person is a seller of it, as far as the process may see.</summary>
    [Output("Is seller")]
    public OutArgument<bool> IsSeller { get; set; } = null!;

    /// <summary>The share in percent, 0–100; 0 for somebody who is no seller.</summary>
    [Output("Percent")]
    public OutArgument<decimal> Percent { get; set; } = null!;

    /// <summary>The share in money, in the opportunity's currency; empty where the opportunity has no amount.</summary>
    [Output("Amount")]
    public OutArgument<Money?> Amount { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = step.Required(Opportunity, "Opportunity");
        var share = SellersRow.Find(
            step.Service, opportunity, step.Required(Seller, "Seller"), SellerShareTable.Percent, SellerShareTable.Amount);
        var percent = share?.GetAttributeValue<decimal>(SellerShareTable.Percent) ?? 0m;
        step.Trace(share is null
            ? $"that person is no seller of opportunity {opportunity.Id}"
            : Invariant($"seller share {share.Id} of opportunity {opportunity.Id} is {percent} %"));

        step.Set(IsSeller, share is not null);
        step.Set(Percent, percent);
        step.Set(Amount, share?.GetAttributeValue<Money>(SellerShareTable.Amount));
    }
}
