using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using LocalDataverse.Activities;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Demo.Walkthrough;

/// <summary>What one person does, each deed being one request in that person's name.</summary>
internal sealed class Actor(IOrganizationService service, Names names, Action<EntityReference, Action<ProcessRun>> startProcess)
{
    /// <summary>Stands for the default status reason of the state.</summary>
    private const int DefaultStatus = -1;

    private const int ExpiredStatus = 847210001;

    public void Creates(
        string opportunity, decimal? amount, string owner, string? customer = null, string? currency = null, params SellerRow[] sellers)
    {
        var row = new Entity("opportunity", Guid.NewGuid()) { ["name"] = opportunity, ["ownerid"] = names[owner] };
        names.Add(opportunity, "opportunity", row.Id);
        if (amount is { } value)
        {
            row["estimatedvalue"] = new Money(value);
        }

        if (customer is not null)
        {
            row["customerid"] = names[customer];
        }

        if (currency is not null)
        {
            row["transactioncurrencyid"] = names[currency];
        }

        if (sellers.Length > 0)
        {
            row.RelatedEntities.Add(new Relationship("opps_opportunity_sellershare"), new EntityCollection([.. sellers.Select(Share)]));
        }

        service.Create(row);
    }

    public void AddsSeller(string opportunity, SellerRow seller)
    {
        var share = Share(seller);
        share["opps_opportunityid"] = names[opportunity];
        service.Create(share);
    }

    /// <summary>Leaves the percentage empty, as a form may.</summary>
    public void AddsSellerWithoutPercent(string opportunity, string seller) => AddsTogether(opportunity, (seller, null));

    /// <summary>Several in one request.</summary>
    public void AddsTogether(string opportunity, params (string Seller, decimal? Percent)[] sellers) =>
        service.Execute(new OrganizationRequest("CreateMultiple") { ["Targets"] = Shares(sellers, names[opportunity]) });

    /// <summary>Gives the whole set at once, through the custom API; answers what its user is told.</summary>
    public void SetsSellers(string opportunity, params (string Seller, decimal? Percent)[] sellers) =>
        service.Execute(new OrganizationRequest("opps_SetSellerShares") { ["Target"] = names[opportunity], ["Shares"] = Shares(sellers, null) });

    /// <summary>A new opportunity with a draft of its sellers, as a form saves it.</summary>
    public void CreatesWithDraft(string opportunity, decimal amount, string owner, params (string Seller, decimal? Percent)[] sellers)
    {
        var row = new Entity("opportunity", Guid.NewGuid())
        {
            ["name"] = opportunity, ["ownerid"] = names[owner], ["estimatedvalue"] = new Money(amount), ["opps_sellerdraft"] = Draft([], sellers),
        };
        names.Add(opportunity, "opportunity", row.Id);
        service.Create(row);
    }

    /// <summary>Saves the opportunity with the sellers that are wanted, and those that were seen when that was thought out.</summary>
    public void SavesDraft(
        string opportunity, (string Seller, decimal? Percent)[] from, (string Seller, decimal? Percent)[] sellers, string? owner = null)
    {
        (string, object?)[] draft = [("opps_sellerdraft", Draft(from, sellers))];
        Writes(opportunity, owner is null ? draft : [.. draft, ("ownerid", names[owner])]);
    }

    /// <summary>Saves the page of the settings.</summary>
    public void SavesSettings(params (string Column, object? Value)[] values)
    {
        var row = new Entity("opps_setting", new Guid("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10")) { ["opps_name"] = "Settings" };
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        service.Execute(new UpsertRequest { Target = row });
    }

    /// <summary>Tries to have a second row of settings.</summary>
    public void CreatesOtherSettings() => service.Create(new Entity("opps_setting", Guid.NewGuid()) { ["opps_name"] = "Others" });

    /// <summary>Gives a stage its probability, and the status that is offered with it.</summary>
    public void SavesStage(int stage, int probability, int? statusOffered = null) => service.Create(new Entity("opps_stagesetting")
    {
        ["opps_name"] = "A stage", ["opps_stage"] = new OptionSetValue(stage), ["opps_probability"] = probability,
        ["opps_statusoffered"] = statusOffered is { } status ? new OptionSetValue(status) : null,
    });

    public EntityReference Of(string name) => names[name];

    public void CreatesCustomer(string customer) => names.Add(customer, "account", service.Create(new Entity("account") { ["name"] = customer }));

    /// <summary>Gives a customer a seller for its new opportunities.</summary>
    public void AddsCustomersSeller(string customer, SellerRow seller)
    {
        var row = Share(seller);
        row.LogicalName = "opps_defaultshare";
        row["opps_accountid"] = names[customer];
        service.Create(row);
    }

    /// <summary>Lets the customer's sellers take over.</summary>
    public void TakesCustomersSellers(string opportunity, string? reason)
    {
        var request = new OrganizationRequest("opps_TakeCustomerSellers") { ["Target"] = names[opportunity] };
        if (reason is not null)
        {
            request["Note"] = reason;
        }

        service.Execute(request);
    }

    /// <summary>Makes a commission period of whole years.</summary>
    public void MakesPeriod(string period, int from, int to)
    {
        var row = new Entity("opps_commissionperiod", Guid.NewGuid())
        {
            ["opps_name"] = period, ["opps_firstday"] = new DateTime(from, 1, 1), ["opps_lastday"] = new DateTime(to, 12, 31),
        };
        service.Create(row);
        names.Add(period, row.LogicalName, row.Id);
    }

    /// <summary>Closes a period, in steps of so many opportunities.</summary>
    /// <exception cref="InvalidOperationException">Nothing, or something else, is told.</exception>
    public void ClosesPeriod(string period, int limit = 200, params string[] told)
    {
        var answers = new List<string>();
        OrganizationResponse answer;
        do
        {
            answer = service.Execute(new OrganizationRequest("opps_ClosePeriod") { ["Target"] = names[period], ["Limit"] = limit });
            answers.Add((string)answer["Message"]);
        }
        while ((int)answer["Left"] > 0);

        Told(told, told.Where(words => string.Concat(answers).Contains(words, StringComparison.Ordinal)));
    }

    public void ReopensPeriod(string period, string reason) =>
        service.Execute(new OrganizationRequest("opps_ReopenPeriod") { ["Target"] = names[period], ["Reason"] = reason });

    /// <summary>Reads the lines that a person may see of an opportunity in a period.</summary>
    /// <exception cref="InvalidOperationException">The lines are others.</exception>
    public void ReadsLines(string period, string opportunity, params string[] lines)
    {
        var query = new QueryExpression("opps_commissionline") { ColumnSet = new ColumnSet("opps_sellername", "opps_amount") };
        query.Criteria.AddCondition("opps_periodid", ConditionOperator.Equal, names[period].Id);
        query.Criteria.AddCondition("opps_name", ConditionOperator.Equal, opportunity);
        query.Criteria.AddCondition("opps_iswithdrawn", ConditionOperator.NotEqual, true);
        Told(lines, service.RetrieveMultiple(query).Entities
            .Select(line => FormattableString.Invariant($"{line.GetAttributeValue<string>("opps_sellername") ?? "unallocated"} {line["opps_amount"]:0.##}"))
            .Order(StringComparer.Ordinal));
    }

    /// <summary>Restores the sellers as they were before the newest change.</summary>
    public void UndoesTheNewestChange(string opportunity) => service.Execute(new OrganizationRequest("opps_RestoreShares")
    {
        ["Target"] = names[opportunity], ["Change"] = Entries(opportunity)[^1], ["Before"] = true,
    });

    /// <summary>Restores the sellers as the first entry of the journal left them.</summary>
    public void RestoresTheFirstSellers(string opportunity) => service.Execute(new OrganizationRequest("opps_RestoreShares")
    {
        ["Target"] = names[opportunity], ["Change"] = Entries(opportunity)[0],
    });

    /// <summary>Asks why a share is what it is.</summary>
    /// <exception cref="InvalidOperationException">The answer does not name these rules in this order.</exception>
    public void AsksWhy(string opportunity, string seller, params string[] rules)
    {
        var steps = (EntityCollection)service.Execute(new OrganizationRequest("opps_ExplainShare") { ["Target"] = ShareOf(opportunity, seller) }).Results["Steps"];
        Told(rules, steps.Entities.Select(step => (string)step["opps_rule"]));
    }

    /// <summary>Asks who had a share at a moment.</summary>
    /// <exception cref="InvalidOperationException">The answer names other sellers, or doesn't say that they are not known.</exception>
    public void AsksWhoHadOne(string opportunity, DateTime at, params string[] sellers)
    {
        var answer = service.Execute(new OrganizationRequest("opps_GetSharesAsOf") { ["Target"] = names[opportunity], ["At"] = at }).Results;
        Told(sellers, ((EntityCollection)answer["Shares"]).Entities.Select(share => (string)share["opps_name"]));
        Told([$"known: {sellers.Length > 0}"], [$"known: {(string)answer["Message"] == ""}"]);
    }

    /// <summary>Asks what a new seller would bring.</summary>
    /// <exception cref="InvalidOperationException">The answer has another reason.</exception>
    public void AsksWhatIfAdded(string opportunity, string seller, decimal percent, string reason)
    {
        var answer = service.Execute(new OrganizationRequest("opps_PreviewShares")
        {
            ["Target"] = names[opportunity], ["Step"] = "add", ["Shares"] = Shares([(seller, percent)], null),
        }).Results;
        Told([reason], [(string)answer["Reason"]]);
    }

    /// <summary>Tries to write the newest entry anew.</summary>
    public void WritesTheNewestEntry(string opportunity) => Update(Entries(opportunity)[^1], [("opps_after", "[]")]);

    private EntityReference[] Entries(string opportunity)
    {
        var query = new QueryExpression("opps_sharechange") { ColumnSet = new ColumnSet(false) };
        query.Criteria.AddCondition("opps_opportunityid", ConditionOperator.Equal, names[opportunity].Id);
        query.AddOrder("opps_name", OrderType.Ascending);
        return [.. service.RetrieveMultiple(query).Entities.Select(entry => entry.ToEntityReference())];
    }

    private static void Told(string[] expected, IEnumerable<string> answer)
    {
        var told = string.Join(", ", answer);
        if (told != string.Join(", ", expected))
        {
            throw new InvalidOperationException($"The answer should be '{string.Join(", ", expected)}' and is '{told}'.");
        }
    }

    public void SplitsEvenly(string opportunity) =>
        service.Execute(new OrganizationRequest("opps_SplitSellerSharesEqually") { ["Target"] = names[opportunity] });

    public void Writes(string opportunity, params (string Column, object? Value)[] values) => Update(names[opportunity], values);

    public void WritesShare(string opportunity, string seller, params (string Column, object? Value)[] values) =>
        Update(ShareOf(opportunity, seller), values);

    /// <summary>Puts another person on the row.</summary>
    public void ChangesPerson(string opportunity, string seller, string other) => WritesShare(opportunity, seller, ("opps_sellerid", names[other]));

    /// <summary>Puts the row on another opportunity.</summary>
    public void MovesShare(string opportunity, string seller, string other) => WritesShare(opportunity, seller, ("opps_opportunityid", names[other]));

    /// <summary>On every open opportunity, through the custom API.</summary>
    public void ReplacesSeller(string from, string to) =>
        service.Execute(new OrganizationRequest("opps_ReplaceSeller") { ["From"] = names[from], ["To"] = names[to] });

    /// <summary>Saves a new owner in the owner column, as a form does.</summary>
    public void ChangesOwner(string opportunity, string owner) => Writes(opportunity, ("ownerid", names[owner]));

    /// <summary>Uses the Assign message, as the Assign button does; on a customer it reaches the customer's opportunities.</summary>
    public void Assigns(string what, string owner) => service.Execute(new AssignRequest { Target = names[what], Assignee = names[owner] });

    public void ChangesCurrency(string opportunity, string currency) => Writes(opportunity, ("transactioncurrencyid", names[currency]));

    public void Wins(string opportunity, decimal revenue)
    {
        var close = Close(opportunity);
        close["actualrevenue"] = new Money(revenue);
        service.Execute(new WinOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) });
    }

    /// <summary>With the reason out of the close dialog, if one is given.</summary>
    public void Loses(string opportunity, OptionSetValue? reason = null)
    {
        var close = Close(opportunity);
        if (reason is not null)
        {
            close["opps_rejection"] = reason;
        }

        service.Execute(new LoseOpportunityRequest { OpportunityClose = close, Status = new OptionSetValue(DefaultStatus) });
    }

    /// <summary>Closes it with the solution's own status reason.</summary>
    public void LetsExpire(string opportunity) => service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = Close(opportunity), Status = new OptionSetValue(ExpiredStatus),
    });

    public void Reopens(string opportunity) =>
        Writes(opportunity, ("statecode", new OptionSetValue(0)), ("statuscode", new OptionSetValue(1)));

    /// <summary>Takes an option out of a list, as an administrator may.</summary>
    public void Retires(string list, int option)
    {
        service.Execute(new DeleteOptionValueRequest { OptionSetName = list, Value = option });
        service.Execute(new PublishAllXmlRequest());
    }

    public void NotesCallAndAppointment(string opportunity)
    {
        service.Create(new Entity("phonecall") { ["subject"] = "Called", ["regardingobjectid"] = names[opportunity] });
        service.Create(new Entity("appointment")
        {
            ["subject"] = "Visit",
            ["regardingobjectid"] = names[opportunity],
            ["scheduledstart"] = DateTime.UtcNow.Date.AddHours(9),
            ["scheduledend"] = DateTime.UtcNow.Date.AddHours(10),
        });
    }

    /// <summary>Starts a real-time process on an opportunity: all its steps are one transaction.</summary>
    public void StartsProcess(string opportunity, Action<Process> steps) =>
        startProcess(names[opportunity], run => steps(new Process(run, names)));

    public void Deletes(string what) => service.Delete(names[what].LogicalName, names[what].Id);

    public void RemovesSeller(string opportunity, string seller) => service.Delete("opps_sellershare", ShareOf(opportunity, seller).Id);

    private void Update(EntityReference row, (string Column, object? Value)[] values)
    {
        var change = new Entity(row.LogicalName, row.Id);
        foreach (var (column, value) in values)
        {
            change[column] = value;
        }

        service.Update(change);
    }

    private string Draft((string Seller, decimal? Percent)[] from, (string Seller, decimal? Percent)[] sellers)
    {
        return JsonSerializer.Serialize(new { version = 1, from = from.Select(Entry), sellers = sellers.Select(Entry) });

        object Entry((string Seller, decimal? Percent) seller) => new { seller = names[seller.Seller].Id, percent = seller.Percent };
    }

    private Entity Share(SellerRow seller) => new("opps_sellershare")
    {
        ["opps_sellerid"] = names[seller.Seller],
        ["opps_percent"] = seller.Percent,
        ["opps_isfixed"] = seller.IsFixed,
    };

    private EntityCollection Shares((string Seller, decimal? Percent)[] sellers, EntityReference? opportunity)
    {
        var shares = new EntityCollection { EntityName = "opps_sellershare" };
        foreach (var (seller, percent) in sellers)
        {
            var share = new Entity("opps_sellershare") { ["opps_sellerid"] = names[seller] };
            if (percent is { } given)
            {
                share["opps_percent"] = given;
            }

            if (opportunity is not null)
            {
                share["opps_opportunityid"] = opportunity;
            }

            shares.Entities.Add(share);
        }

        return shares;
    }

    private Entity Close(string opportunity) => new("opportunityclose")
    {
        ["subject"] = opportunity,
        ["opportunityid"] = names[opportunity],
    };

    private EntityReference ShareOf(string opportunity, string seller)
    {
        var query = new QueryByAttribute("opps_sellershare") { ColumnSet = new ColumnSet(false) };
        query.AddAttributeValue("opps_opportunityid", names[opportunity].Id);
        query.AddAttributeValue("opps_sellerid", names[seller].Id);
        return service.RetrieveMultiple(query).Entities.Single().ToEntityReference();
    }
}
