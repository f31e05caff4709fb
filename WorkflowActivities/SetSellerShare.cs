using System.Activities;
using System.Linq;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Opps.WorkflowActivities;

/// <summary>
/// Adds one seller or changes the share of one, as a person would on the form: P4–P8 or P10 and P11 decide what becomes of
/// it. Writes nothing when the share is as it should be.
/// </summary>
public sealed class SetSellerShare : SellerSharesActivity
{
    /// <summary>The opportunity that is shared.</summary>
    [Input("Opportunity"), RequiredArgument, ReferenceTarget("opportunity")]
    public InArgument<EntityReference> Opportunity { get; set; } = null!;

    /// <summary>The person whose share it is.</summary>
    [Input("Seller"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> Seller { get; set; } = null!;

    /// <summary>The share in percent, 0–100. A process can't tell an empty column from 0.</summary>
    [Input("Percent"), RequiredArgument]
    public InArgument<decimal> Percent { get; set; } = null!;

    /// <summary>Whether no rule may move the share from now on (P26).</summary>
    [Input("Fixed"), Default("False")]
    public InArgument<bool> Fixed { get; set; } = null!;

    /// <summary>Whether Percent is left out, as a person may leave it empty: a new seller gets what is open (P7).</summary>
    [Input("Leave percent open"), Default("False")]
    public InArgument<bool> LeavePercentOpen { get; set; } = null!;

    /// <summary>Why, for the history of the sellers. Asked for where the settings want it and the process acts as the person who starts it.</summary>
    [Input("Reason")]
    public InArgument<string?> Reason { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var opportunity = step.Required(Opportunity, "Opportunity");
        var seller = step.Required(Seller, "Seller");
        var wanted = new Entity(SellerShareTable.Name) { [SellerShareTable.IsFixed] = step.Get(Fixed) };
        if (!step.Get(LeavePercentOpen))
        {
            wanted[SellerShareTable.Percent] = step.Get(Percent);
        }

        var reason = step.Get(Reason);
        if (SellersRow.Find(step.Service, opportunity, seller, SellerShareTable.Percent, SellerShareTable.IsFixed) is { } share)
        {
            Change(step, share, wanted, reason);
            return;
        }

        wanted[SellerShareTable.OpportunityId] = opportunity;
        wanted[SellerShareTable.SellerId] = seller;
        wanted[SellerShareTable.Note] = reason;
        step.Trace($"seller share {step.Service.Create(wanted)} added to opportunity {opportunity.Id}");
    }

    private static void Change(ProcessStep step, Entity share, Entity wanted, string? reason)
    {
        foreach (var same in wanted.Attributes.Where(column => Equals(column.Value, share.GetAttributeValue<object>(column.Key))).ToList())
        {
            wanted.Attributes.Remove(same.Key);
        }

        if (wanted.Attributes.Count == 0)
        {
            step.Trace($"nothing to do because seller share {share.Id} is as it should be");
            return;
        }

        step.Trace($"seller share {share.Id} changes: {string.Join(", ", wanted.Attributes.Keys)}");
        wanted.Id = share.Id;
        wanted[SellerShareTable.Note] = reason;
        step.Service.Update(wanted);
    }
}
