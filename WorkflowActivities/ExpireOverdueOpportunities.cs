using System;
using System.Activities;
using System.Linq;
using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;
using static System.FormattableString;

namespace Opps.WorkflowActivities;

/// <summary>
/// Closes open opportunities as expired whose expected close date is too long ago. Each run takes a page, the longest overdue
/// first, so the next run goes on where this one ended. Within a page it goes by the ids, like everybody who locks several.
/// One that can't be closed stays open: in the background the others are closed all the same, in a transaction all fails.
/// </summary>
public sealed class ExpireOverdueOpportunities : SellerSharesActivity
{
    private const int HundredYears = 36500;
    private const int LargestPage = 5000;

    /// <summary>The expected close date must be more than this many days ago. Not 0, which is also what an empty column gives.</summary>
    [Input("Days overdue"), RequiredArgument]
    public InArgument<int> DaysOverdue { get; set; } = null!;

    /// <summary>How many are tried in this run, 1–5000: all of them must be done within the platform's two minutes.</summary>
    [Input("Maximum per run"), Default("50")]
    public InArgument<int> MaximumPerRun { get; set; } = null!;

    /// <summary>How many have expired.</summary>
    [Output("Expired")]
    public OutArgument<int> Expired { get; set; } = null!;

    /// <summary>How many stay open because they can't be closed; the trace has their ids.</summary>
    [Output("Failed")]
    public OutArgument<int> Failed { get; set; } = null!;

    /// <summary>Whether another run would find some that this one has not tried. No when nothing expired, so that a process can repeat.</summary>
    [Output("More left")]
    public OutArgument<bool> MoreLeft { get; set; } = null!;

    private protected override void Run(ProcessStep step)
    {
        var days = step.Within(DaysOverdue, "Days overdue", 1, HundredYears);
        var maximum = step.Within(MaximumPerRun, "Maximum per run", 1, LargestPage);
        var page = OverdueOpportunities.Page(step.Service, DateTime.UtcNow.Date.AddDays(-days), maximum);

        var expired = 0;
        foreach (var opportunity in page.Entities.OrderBy(row => row.Id))
        {
            try
            {
                Closing.Lose(step.Service, opportunity, OpportunityStatus.Expired);
                expired++;
            }
            catch (FaultException<OrganizationServiceFault> fault) when (!step.Process.IsInTransaction)
            {
                // Each call is a transaction of its own here, so this error has undone nothing but itself.
                step.Trace($"opportunity {opportunity.Id} stays open: error 0x{fault.Detail?.ErrorCode:X8}");
            }
        }

        var failed = page.Entities.Count - expired;
        step.Trace(Invariant($"{expired} opportunities expired, {failed} could not, more left: {page.MoreRecords}"));
        step.Set(Expired, expired);
        step.Set(Failed, failed);
        step.Set(MoreLeft, page.MoreRecords && expired > 0);
    }
}
