using System.Activities;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>
/// Closes a commission period, through the custom API. Each run counts some opportunities and says how many are left, so that a process
/// can repeat until none is (C6).
/// </summary>
public sealed class CloseCommissionPeriod : SellerSharesActivity
{
    private const int MostPerRun = 200;

    /// <summary>The period to close.</summary>
    [Input("Period"), RequiredArgument, ReferenceTarget("opps_commissionperiod")]
    public InArgument<EntityReference> Period { get; set; } = null!;

    /// <summary>How many opportunities are counted in this run, 1–200.</summary>
    [Input("Maximum per run"), Default("200")]
    public InArgument<int> MaximumPerRun { get; set; } = null!;

    /// <summary>The number of opportunities that are still to be counted; 0 once the period is closed.</summary>
    [Output("Left")]
    public OutArgument<int> Left { get; set; } = null!;

    /// <summary>The number of lines that this run has written.</summary>
    [Output("Lines")]
    public OutArgument<int> Lines { get; set; } = null!;

    /// <summary>Whether another run is needed to close the period.</summary>
    [Output("More left")]
    public OutArgument<bool> MoreLeft { get; set; } = null!;

    /// <summary>What is to be known of it, in the user's language: days of no period, what is not counted. Empty where there is nothing.</summary>
    [Output("Message")]
    public OutArgument<string> Message { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var answer = step.Service.Execute(new OrganizationRequest("opps_ClosePeriod")
        {
            ["Target"] = step.Required(Period, "Period"),
            ["Limit"] = step.Within(MaximumPerRun, "Maximum per run", 1, MostPerRun),
        });
        var left = (int)answer["Left"];
        step.Set(Left, left);
        step.Set(Lines, (int)answer["Lines"]);
        step.Set(MoreLeft, left > 0);
        step.Set(Message, (string)answer["Message"]);
        step.Trace(Invariant($"{answer["Lines"]} lines written, {left} opportunities left"));
    }
}
