using System;
using System.Collections.Generic;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace Demo.CsvImport;

/// <summary>
/// Each opportunity is created by its sales agent, and closed right after when the file says so. Both go in one
/// transaction, so that none stays open because its closing was refused.
/// </summary>
internal sealed class OpportunityImport(
    Func<Guid, IOrganizationService> asUser,
    IReadOnlyDictionary<string, Guid> users,
    IReadOnlyDictionary<string, Guid> accounts,
    RequestCount requests,
    RowWriter writer)
{
    /// <summary>Stands for the default status reason of the state.</summary>
    private const int DefaultStatus = -1;

    /// <summary>The rows that went in.</summary>
    public IReadOnlyList<DealRow> Run(IReadOnlyList<DealRow> deals, Action advance)
    {
        var taken = new List<DealRow>(deals.Count);
        foreach (var deal in deals)
        {
            if (Import(deal))
            {
                taken.Add(deal);
            }

            advance();
        }

        return taken;
    }

    private bool Import(DealRow deal)
    {
        if (!users.TryGetValue(deal.Agent, out var agent))
        {
            writer.NotTaken(deal.Source, $"its sales agent '{deal.Agent}' was not taken");
            return false;
        }

        if (deal.Account is not null && !accounts.ContainsKey(deal.Account))
        {
            writer.NotTaken(deal.Source, $"its account '{deal.Account}' was not taken");
            return false;
        }

        var opportunity = Opportunity(deal, agent);
        var row = new ExecuteTransactionRequest { Requests = [new CreateRequest { Target = opportunity }] };
        if (Closing(deal, opportunity.Id) is { } closing)
        {
            row.Requests.Add(closing);
        }

        requests.AddEach(row);
        return writer.Try(deal.Source, $"opportunity '{deal.Id}'", () => asUser(agent).Execute(row) is not null) is not null;
    }

    private Entity Opportunity(DealRow deal, Guid agent)
    {
        var opportunity = new Entity("opportunity", Guid.NewGuid())
        {
            ["name"] = deal.Account is null ? deal.Product.Name : $"{deal.Product.Name} – {deal.Account}",
            ["description"] = $"{deal.Source.File}: {deal.Id}",
            ["ownerid"] = new EntityReference("systemuser", agent),
            ["estimatedvalue"] = new Money(deal.Product.Price),
            ["stepname"] = deal.Stage.ToString(),
        };
        if (deal.Account is not null)
        {
            var customer = new EntityReference("account", accounts[deal.Account]);
            opportunity["customerid"] = customer;
            opportunity["parentaccountid"] = customer;
        }

        if (deal.EngageDate is { } engaged)
        {
            opportunity["overriddencreatedon"] = Utc(engaged);
        }

        return opportunity;
    }

    private static OrganizationRequest? Closing(DealRow deal, Guid opportunity)
    {
        if (deal.CloseDate is not { } date || deal.CloseValue is not { } value)
        {
            return null;
        }

        var close = new Entity("opportunityclose")
        {
            ["subject"] = $"{deal.Stage}: {deal.Id}",
            ["opportunityid"] = new EntityReference("opportunity", opportunity),
            ["actualrevenue"] = new Money(value),
            ["actualend"] = Utc(date),
        };
        return deal.Stage == DealStage.Won
            ? new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) }
            : new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) };
    }

    private static DateTime Utc(DateOnly date) => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
