using System;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.WorkflowActivities;

/// <summary>Closes opportunities with the platform's own message, as the close dialog does.</summary>
internal static class Closing
{
    /// <summary>Stands for the default status reason of the state.</summary>
    public const int DefaultStatus = -1;

    private const string Subject = "subject";

    /// <summary>An opportunity's name may be longer than an activity's subject.</summary>
    private const int LongestSubject = 200;

    public static Entity Read(IOrganizationService service, EntityReference opportunity) => service.Retrieve(
        OpportunityTable.Name, opportunity.Id,
        new ColumnSet(OpportunityTable.Topic, OpportunityTable.StateCode, OpportunityTable.StatusCode, OpportunityTable.Rejection));

    /// <param name="opportunity">With its name.</param>
    /// <param name="status">The status reason.</param>
    /// <param name="rejection">Carried to the opportunity (O4); null for none.</param>
    public static void Lose(IOrganizationService service, Entity opportunity, int status, OptionSetValue? rejection = null)
    {
        var name = opportunity.GetAttributeValue<string>(OpportunityTable.Topic) ?? string.Empty;
        var close = new Entity(PlatformTables.OpportunityClose)
        {
            [OpportunityTable.Id] = opportunity.ToEntityReference(),
            [Subject] = name.Substring(0, Math.Min(name.Length, LongestSubject)),
        };
        if (rejection is not null)
        {
            close[OpportunityTable.Rejection] = rejection;
        }

        service.Execute(new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(status) });
    }
}
