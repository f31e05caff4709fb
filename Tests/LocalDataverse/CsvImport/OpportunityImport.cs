using System;
using System.Collections.Generic;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.CsvImport;

/// <summary>
/// Each opportunity is created by its sales agent, in a request of its own as from a form, and closed right after when
/// the file says so.
/// </summary>
internal sealed class OpportunityImport(
    Func<Guid, IOrganizationService> asUser,
    IReadOnlyDictionary<string, Guid> users,
    IReadOnlyDictionary<string, Guid> accounts,
    RowWriter writer)
{
    /// <summary>Stands for the default status reason of the state.</summary>
    private const int DefaultStatus = -1;

    /// <summary>The rows that went in whole.</summary>
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

        var service = asUser(agent);
        return writer.Try(deal.Source, $"opportunity '{deal.Id}'", () => service.Create(Opportunity(deal, agent))) is { } id
            && Close(service, deal, id);
    }

    private Entity Opportunity(DealRow deal, Guid agent)
    {
        var opportunity = new Entity("opportunity")
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

    private bool Close(IOrganizationService service, DealRow deal, Guid id)
    {
        if (deal.CloseDate is not { } date || deal.CloseValue is not { } value)
        {
            return true;
        }

        var close = new Entity("opportunityclose")
        {
            ["subject"] = $"{deal.Stage}: {deal.Id}",
            ["opportunityid"] = new EntityReference("opportunity", id),
            ["actualrevenue"] = new Money(value),
            ["actualend"] = Utc(date),
        };
        OrganizationRequest request = deal.Stage == DealStage.Won
            ? new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) }
            : new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) };
        return writer.Try(
            deal.Source, $"opportunity '{deal.Id}' was created, but closing it", () => service.Execute(request) is not null) is not null;
    }

    private static DateTime Utc(DateOnly date) => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
