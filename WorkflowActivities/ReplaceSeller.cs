using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>Lets one person take over another's share on every open opportunity, through the custom API.</summary>
public sealed class ReplaceSeller : SellerSharesActivity
{
    /// <summary>The person who goes.</summary>
    [Input("From"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> From { get; set; } = null!;

    /// <summary>The person who takes over.</summary>
    [Input("To"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> To { get; set; } = null!;

    /// <summary>The number of opportunities changed.</summary>
    [Output("Changed")]
    public OutArgument<int> Changed { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var request = new OrganizationRequest("opps_ReplaceSeller") { ["From"] = step.Required(From, "From"), ["To"] = step.Required(To, "To") };
        var changed = (int)step.Service.Execute(request)["Changed"];
        step.Trace(Invariant($"{changed} opportunities changed"));
        step.Set(Changed, changed);
    }
}
