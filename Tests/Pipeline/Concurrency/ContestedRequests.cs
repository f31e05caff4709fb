using System;
using System.Globalization;
using System.Linq;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Pipeline.Scenarios;

namespace Pipeline.Concurrency;

#pragma warning disable CA5394 // Not for secrets: a seed must give the same requests on every machine.

/// <summary>What people do to one opportunity at the same time.</summary>
internal static class ContestedRequests
{
    private static readonly decimal?[] Percents = [null, 0m, 10m, 25m, 33.33m, 100m];

    /// <param name="random">Says which.</param>
    /// <param name="opening">On whose opportunity.</param>
    /// <param name="number">The request's place, which gives a row that it adds its id.</param>
    public static ContestedRequest Random(Random random, int opening, int number)
    {
        var rows = Opening.All[opening].Sellers.Count;
        var (person, row, percent) = (random.Next(Ids.People), random.Next(rows), Percents[random.Next(Percents.Length)]);
        return random.Next(17) switch
        {
            0 or 1 => Add(opening, number, person, percent),
            2 or 3 => ChangePercent(opening, row, percent ?? 50m),
            4 => Delete(opening, row),
            5 => ChangePerson(opening, row, person),
            6 => ChangeOwner(opening, person),
            7 => ChangeAmount(opening, random.Next(3) * 500m),
            8 => Win(opening, number),
            9 => ChangeTwo(opening, row, (row + 1) % rows),
            10 => ReassignCustomer(opening, person),
            11 => Fix(opening, row),
            12 => Lose(opening),
            13 => Reopen(opening),
            14 => Reject(opening),
            15 => SaveDraft(opening, person, percent),
            _ => DeleteOpportunity(opening),
        };
    }

    public static ContestedRequest Add(int opening, int number, int person, decimal? percent) =>
        new($"add {Ids.FirstName(person)} {Text(percent)}", service =>
        {
            var row = new Entity("opps_sellershare", Ids.AddedShare(number))
            {
                ["opps_opportunityid"] = Reference(opening),
                ["opps_sellerid"] = Ids.User(person),
            };
            if (percent is { } given)
            {
                row["opps_percent"] = given;
            }

            service.Create(row);
        });

    public static ContestedRequest ChangePercent(int opening, int row, decimal percent) =>
        new($"change row {row + 1} to {Text(percent)}", service => service.Update(Change(opening, row, "opps_percent", percent)));

    public static ContestedRequest ChangePerson(int opening, int row, int person) =>
        new($"give row {row + 1} to {Ids.FirstName(person)}", service => service.Update(Change(opening, row, "opps_sellerid", Ids.User(person))));

    public static ContestedRequest Delete(int opening, int row) =>
        new($"delete row {row + 1}", service => service.Delete("opps_sellershare", Ids.Share(opening, row)));

    public static ContestedRequest ChangeOwner(int opening, int person) => new($"owner {Ids.FirstName(person)}",
        service => service.Update(new Entity("opportunity", Ids.Opportunity(opening)) { ["ownerid"] = Ids.User(person) }));

    public static ContestedRequest ChangeAmount(int opening, decimal amount) => new($"amount {Text(amount)}",
        service => service.Update(new Entity("opportunity", Ids.Opportunity(opening)) { ["estimatedvalue"] = new Money(amount) }));

    public static ContestedRequest Fix(int opening, int row) =>
        new($"fix row {row + 1}", service => service.Update(Change(opening, row, "opps_isfixed", true)));

    /// <summary>Takes its rows with it.</summary>
    public static ContestedRequest DeleteOpportunity(int opening) =>
        new("delete the opportunity", service => service.Delete("opportunity", Ids.Opportunity(opening)));

    /// <summary>Cascades to the owner of the customer's opportunities.</summary>
    public static ContestedRequest ReassignCustomer(int opening, int person) => new($"customer to {Ids.FirstName(person)}",
        service => service.Update(new Entity("account", Ids.Account(opening)) { ["ownerid"] = Ids.User(person) }));

    public static ContestedRequest Win(int opening, int number) => new("win", service => service.Execute(new WinOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose")
        {
            ["opportunityid"] = Reference(opening),
            ["actualrevenue"] = new Money(700m + number),
        },
        Status = new OptionSetValue(-1),
    })) { Closes = true };

    public static ContestedRequest Lose(int opening) => new("lose", service => service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = Reference(opening) },
        Status = new OptionSetValue(-1),
    })) { Closes = true };

    public static ContestedRequest Reopen(int opening) => new("reopen", service => service.Update(new Entity("opportunity", Ids.Opportunity(opening))
    {
        ["statecode"] = new OptionSetValue(0),
        ["statuscode"] = new OptionSetValue(1),
    }));

    /// <summary>Which reason does not matter, only whether there is one.</summary>
    public static ContestedRequest Reject(int opening) => new("reject", service =>
        service.Update(new Entity("opportunity", Ids.Opportunity(opening)) { ["opps_rejection"] = new OptionSetValue(847210000) }));

    /// <summary>Two rows in one transaction, in an order that another may have the other way round.</summary>
    public static ContestedRequest ChangeTwo(int opening, int first, int second) => new($"change rows {first + 1} and {second + 1} to 20",
        service => service.Execute(new OrganizationRequest("UpdateMultiple")
        {
            ["Targets"] = new EntityCollection(first == second
                ? [Change(opening, first, "opps_percent", 20m)]
                : [Change(opening, first, "opps_percent", 20m), Change(opening, second, "opps_percent", 20m)])
            {
                EntityName = "opps_sellershare",
            },
        }));

    /// <summary>U3: all sellers that the opportunity opened with, and one person with another percentage.</summary>
    public static ContestedRequest SaveDraft(int opening, int person, decimal? percent)
    {
        (Guid Seller, decimal? Percent)[] from = [.. Opening.All[opening].Sellers.Select(s => (Ids.Person(s.Person), (decimal?)s.Percent))];
        return new ContestedRequest($"save a draft with {Ids.FirstName(person)} {Text(percent)}", service => service.Update(new Entity("opportunity", Ids.Opportunity(opening))
        {
            ["opps_sellerdraft"] = DraftScenarios.Draft(from, [.. from.Where(s => s.Seller != Ids.Person(person)), (Ids.Person(person), percent)]),
        }));
    }

    private static Entity Change(int opening, int row, string column, object value) =>
        new("opps_sellershare", Ids.Share(opening, row)) { [column] = value };

    private static EntityReference Reference(int opening) => new("opportunity", Ids.Opportunity(opening));

    private static string Text(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "without a percentage";
}
