using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>
/// Lets one person take over another's share on open opportunities, through the custom API. Each run changes some and says how
/// many are left, so that a process can repeat until none is.
/// </summary>
public sealed class ReplaceSeller : SellerSharesActivity
{
    private const int MostPerRun = 500;

    /// <summary>The person who goes.</summary>
    [Input("From"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> From { get; set; } = null!;

    /// <summary>The person who takes over.</summary>
    [Input("To"), RequiredArgument, ReferenceTarget("systemuser")]
    public InArgument<EntityReference> To { get; set; } = null!;

    /// <summary>How many are changed in this run, 1–500: all of them must be done within the platform's two minutes.</summary>
    [Input("Maximum per run"), Default("100")]
    public InArgument<int> MaximumPerRun { get; set; } = null!;

    /// <summary>The number of opportunities changed.</summary>
    [Output("Changed")]
    public OutArgument<int> Changed { get; set; } = null!;

    /// <summary>The number of opportunities that another run would change.</summary>
    [Output("Left")]
    public OutArgument<int> Left { get; set; } = null!;

    /// <summary>Names those that stay as they are because a share would be above 100 %. Empty where there are none.</summary>
    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    /// <summary>Why, for the history of the sellers. Asked for where the settings want it and the process acts as the person who starts it.</summary>
    [Input("Reason")]
    public InArgument<string?> Reason { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var answer = step.Service.Execute(new OrganizationRequest("opps_ReplaceSeller")
        {
            ["From"] = step.Required(From, "From"),
            ["To"] = step.Required(To, "To"),
            ["Limit"] = step.Within(MaximumPerRun, "Maximum per run", 1, MostPerRun),
            ["Note"] = step.Get(Reason),
        });
        step.Set(Changed, (int)answer["Changed"]);
        step.Set(Left, (int)answer["Left"]);
        step.Set(Message, (string)answer["Message"]);
        step.Trace(Invariant($"{answer["Changed"]} opportunities changed, {answer["Left"]} left"));
    }
}
