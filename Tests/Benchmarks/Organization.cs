using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalDataverse;
using LocalDataverse.Security;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Benchmarks;

/// <summary>A local organisation, with the packed solution or without, and people who sell.</summary>
internal sealed class Organization : IDisposable
{
    private readonly LocalOrganization _organization;

    /// <param name="hasSolution">Whether SellerShares is imported; otherwise only the standard tables are there.</param>
    /// <param name="file">The database's file; null for memory.</param>
    public Organization(bool hasSolution = true, string? file = null)
    {
        _organization = New(file, new PlatformUnknowns());
        if (hasSolution)
        {
            _organization.Import(Zip("SellerShares.zip"));
        }
    }

    /// <param name="solution">Another package than the one just packed.</param>
    /// <param name="unknowns">How the platform is to answer.</param>
    public Organization(byte[] solution, PlatformUnknowns unknowns)
    {
        _organization = New(null, unknowns);
        _organization.Import(solution);
    }

    public Action<RequestRecord>? OnRequest { get; set; }

    public IOrganizationService Service => _organization.AsSystem;

    /// <summary>The organisation itself, to be served.</summary>
    public LocalOrganization Local => _organization;

    public static byte[] Zip(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name));

    /// <summary>People who are there already, or new ones.</summary>
    public Guid[] People(int count)
    {
        var query = new QueryExpression("systemuser") { ColumnSet = new ColumnSet("domainname"), TopCount = count };
        query.Criteria.AddCondition("domainname", ConditionOperator.Like, "seller%");
        query.AddOrder("domainname", OrderType.Ascending);
        var known = Service.RetrieveMultiple(query).Entities.Select(user => user.Id).ToList();
        return [.. known, .. Enumerable.Range(known.Count, count - known.Count).Select(Person)];
    }

    public Guid Opportunity(Guid owner, params (Guid Seller, decimal Percent)[] sellers) => Service.Create(NewOpportunity(owner, sellers));

    public static Entity NewOpportunity(Guid owner, params (Guid Seller, decimal Percent)[] sellers)
    {
        var opportunity = new Entity("opportunity")
        {
            ["name"] = "An opportunity", ["ownerid"] = new EntityReference("systemuser", owner), ["estimatedvalue"] = new Money(12_345.67m),
        };
        if (sellers.Length > 0)
        {
            opportunity.RelatedEntities[new Relationship("opps_opportunity_sellershare")] =
                new EntityCollection([.. sellers.Select(s => Share(s.Seller, s.Percent))]) { EntityName = "opps_sellershare" };
        }

        return opportunity;
    }

    public static Entity Share(Guid seller, decimal percent, Guid? opportunity = null)
    {
        var share = new Entity("opps_sellershare") { ["opps_sellerid"] = new EntityReference("systemuser", seller), ["opps_percent"] = percent };
        if (opportunity is { } id)
        {
            share["opps_opportunityid"] = new EntityReference("opportunity", id);
        }

        return share;
    }

    public IReadOnlyList<Entity> Shares(Guid opportunity)
    {
        var query = new QueryByAttribute("opps_sellershare") { ColumnSet = new ColumnSet(true) };
        query.AddAttributeValue("opps_opportunityid", opportunity);
        query.AddOrder("opps_percent", OrderType.Descending);
        return Service.RetrieveMultiple(query).Entities;
    }

    /// <summary>Deletes them without plug-ins, as between two iterations nothing is measured.</summary>
    public void Delete(IEnumerable<Guid> opportunities)
    {
        foreach (var id in opportunities)
        {
            Service.Execute(new DeleteRequest
            {
                Target = new EntityReference("opportunity", id), ["BypassBusinessLogicExecution"] = "CustomSync",
            });
        }
    }

    public void Dispose() => _organization.Dispose();

    /// <summary>A team that may own what it likes.</summary>
    public EntityReference Team()
    {
        var team = new EntityReference("team", Service.Create(new Entity("team") { ["name"] = $"Team {Guid.NewGuid():N}" }));
        Service.AssignRole(team);
        return team;
    }

    private LocalOrganization New(string? file, PlatformUnknowns unknowns)
    {
        var organization = LocalOrganization.Create(new OrganizationOptions
        {
            DatabaseFile = file, Unknowns = unknowns, OnRequest = request => OnRequest?.Invoke(request),
        });
        organization.Import(Zip("StandardTables.zip"));
        return organization;
    }

    private Guid Person(int number)
    {
        var id = Service.Create(new Entity("systemuser")
        {
            ["firstname"] = "Seller", ["lastname"] = $"{number:000}", ["domainname"] = $"seller{number:000}@example.com",
        });
        Service.AssignRole(new EntityReference("systemuser", id));
        return id;
    }
}
