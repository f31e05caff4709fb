using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace DeploymentTests;

/// <summary>What must hold of opportunities and their sellers, in the words of the rules and without the plug-ins' code.</summary>
internal static class Books
{
    /// <summary>Pages of the local host, to the end.</summary>
    public static IReadOnlyList<Entity> All(this IOrganizationService service, string table)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(true), PageInfo = new PagingInfo { Count = 5000, PageNumber = 1 } };
        var rows = new List<Entity>();
        EntityCollection page;
        do
        {
            page = service.RetrieveMultiple(query);
            rows.AddRange(page.Entities);
            query.PageInfo.PageNumber++;
            query.PageInfo.PagingCookie = page.PagingCookie;
        }
        while (page.MoreRecords);
        return rows;
    }

    public static IReadOnlyList<Entity> SharesOf(this IOrganizationService service, Guid opportunity) =>
        [.. service.All("opps_sellershare").Where(s => s.GetAttributeValue<EntityReference>("opps_opportunityid")?.Id == opportunity)];

    /// <summary>The journal of an opportunity, in order.</summary>
    public static IReadOnlyList<Entity> EntriesOf(this IOrganizationService service, Guid opportunity) =>
    [
        .. service.All("opps_sharechange").Where(e => e.GetAttributeValue<EntityReference>("opps_opportunityid")?.Id == opportunity)
            .OrderBy(e => e.GetAttributeValue<string>("opps_name"), StringComparer.Ordinal),
    ];

    /// <summary>M1–M3, M6 for every opportunity of the organisation, and that there are some.</summary>
    public static void Agree(IOrganizationService service)
    {
        var shares = service.All("opps_sellershare").ToLookup(s => s.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        var decimals = service.All("transactioncurrency").ToDictionary(c => c.Id, c => c.GetAttributeValue<int>("currencyprecision"));
        var opportunities = service.All("opportunity");
        Assert.NotEmpty(opportunities);
        foreach (var opportunity in opportunities)
        {
            var rows = shares[opportunity.Id].ToList();
            var sum = rows.Sum(r => r.GetAttributeValue<decimal>("opps_percent"));
            Assert.Equal(sum, opportunity.GetAttributeValue<decimal?>("opps_sharesum") ?? 0m);
            Assert.Equal(rows.Count, opportunity.GetAttributeValue<int?>("opps_sellercount") ?? 0);
            Assert.Equal(rows.Count == 0 ? null : string.Join(", ", rows.Select(r => r.GetAttributeValue<string>("opps_name")).Order(StringComparer.Ordinal)),
                opportunity.GetAttributeValue<string>("opps_sellers") is { } names ? string.Join(", ", names.Split(", ").Order(StringComparer.Ordinal)) : null);
            var isWon = opportunity.GetAttributeValue<OptionSetValue>("statecode").Value == 1;
            var amount = opportunity.GetAttributeValue<Money>(isWon ? "actualvalue" : "estimatedvalue")?.Value;
            if (rows.Count > 0)
            {
                decimal? exact = amount is { } money
                    ? Math.Round(money * sum / 100m, decimals[opportunity.GetAttributeValue<EntityReference>("transactioncurrencyid").Id], MidpointRounding.AwayFromZero)
                    : null;
                var stored = rows.Select(r => r.GetAttributeValue<Money>("opps_amount")?.Value).ToList();
                Assert.Equal(rows.Select(_ => exact is null), stored.Select(a => a is null));
                Assert.Equal(exact ?? 0m, stored.Sum() ?? 0m);
            }
        }
    }

    /// <summary>H7: the newest entry of every opportunity with sellers names them as they are.</summary>
    public static void JournalAgrees(IOrganizationService service)
    {
        var entries = service.All("opps_sharechange").ToLookup(e => e.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        var shares = service.All("opps_sellershare").ToLookup(s => s.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        Assert.NotEmpty(shares);
        foreach (var rows in shares)
        {
            var newest = entries[rows.Key].MaxBy(e => e.GetAttributeValue<string>("opps_name"), StringComparer.Ordinal);
            using var after = JsonDocument.Parse(newest?.GetAttributeValue<string>("opps_after") ?? "[]");
            Assert.Equal(
                rows.Select(r => (r.GetAttributeValue<EntityReference>("opps_sellerid").Id, r.GetAttributeValue<decimal>("opps_percent"))).Order(),
                after.RootElement.EnumerateArray().Select(r => (r.GetProperty("seller").GetGuid(), r.GetProperty("percent").GetDecimal())).Order());
        }
    }

    /// <summary>Every opportunity that a person owns has that person as its one seller, with everything.</summary>
    public static void OwnersHaveAll(IOrganizationService service, Func<Entity, bool>? among = null)
    {
        var shares = service.All("opps_sellershare").ToLookup(s => s.GetAttributeValue<EntityReference>("opps_opportunityid").Id);
        var looked = service.All("opportunity").Where(o => among?.Invoke(o) ?? o.GetAttributeValue<EntityReference>("ownerid").LogicalName == "systemuser").ToList();
        Assert.NotEmpty(looked);
        foreach (var opportunity in looked)
        {
            var share = Assert.Single(shares[opportunity.Id]);
            var owner = opportunity.GetAttributeValue<EntityReference>("ownerid");
            Assert.Equal((owner.Id, 100m, owner.Id), (share.GetAttributeValue<EntityReference>("opps_sellerid").Id,
                share.GetAttributeValue<decimal>("opps_percent"), share.GetAttributeValue<EntityReference>("ownerid").Id));
            Assert.False(share.GetAttributeValue<bool>("opps_isfixed"));
            Assert.Equal(owner.Name, share.GetAttributeValue<string>("opps_name"));
        }
    }

    public static void Win(this IOrganizationService service, Guid opportunity, decimal revenue) => service.Execute(new WinOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity), ["actualrevenue"] = new Money(revenue) },
        Status = new OptionSetValue(-1),
    });

    public static void Lose(this IOrganizationService service, Guid opportunity, int status = -1) => service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) },
        Status = new OptionSetValue(status),
    });

    /// <summary>A write that no plug-in sees.</summary>
    public static void Bypassing(this IOrganizationService service, OrganizationRequest request)
    {
        request["BypassBusinessLogicExecution"] = "CustomSync";
        service.Execute(request);
    }
}
