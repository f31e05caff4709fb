using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LocalDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Pipeline.Journal;

namespace Pipeline;

/// <summary>
/// An organisation with the packed solution, in the words of the scenarios. They share one and make their own people and
/// opportunities in it, so that none sees another's rows.
/// </summary>
public sealed partial class World : IDisposable
{
    private static readonly ColumnSet SellerColumns =
        new("opps_sellerid", "opps_name", "opps_percent", "opps_isfixed", "opps_amount", "transactioncurrencyid", "createdon");

    private readonly IHost _host;
    private readonly NewIds _ids;

    /// <param name="host">Where the solution runs.</param>
    /// <param name="idsAreInAnyOrder">Whether <see cref="NextId"/> ascends no longer.</param>
    public World(IHost host, bool idsAreInAnyOrder = false) => (_host, _ids) = (host, new NewIds(idsAreInAnyOrder));

    /// <summary>Called before each request; a test may throw from it to make that request fail.</summary>
    public Action<RequestRecord>? OnRequest
    {
        get => _host.OnRequest;
        set => _host.OnRequest = value;
    }

    public IOrganizationService Service => _host.As(null);

    public IOrganizationService As(Guid user) => _host.As(user);

    /// <summary>The zip that the build packed, as an administrator would import it.</summary>
    public static byte[] Zip(string name = "SellerShares.zip") => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, name));

    /// <summary>An id above all that this gave before, or anywhere where the world's ids are in any order.</summary>
    public Guid NextId() => _ids.Next();

    /// <summary>A user with a role of their own, or System Administrator.</summary>
    public Guid Person(string firstName, Guid? role = null) => WithRole(role, new Entity("systemuser")
    {
        ["firstname"] = firstName,
        ["lastname"] = "Svensson",
        ["domainname"] = $"{firstName.ToLowerInvariant()}.{Guid.NewGuid():N}@example.com",
    });

    public Guid Team(Guid? role = null) => WithRole(role, new Entity("team") { ["name"] = $"Team {Guid.NewGuid():N}" });

    public Guid Currency(int decimals, decimal exchangeRate) => Service.Create(new Entity("transactioncurrency")
    {
        ["currencyname"] = $"Currency with {decimals} decimals",
        ["isocurrencycode"] = "XX" + decimals,
        ["currencysymbol"] = "¤",
        ["currencyprecision"] = decimals,
        ["exchangerate"] = exchangeRate,
    });

    public static EntityReference User(Guid id) => new("systemuser", id);

    public Guid Opportunity(Guid owner, decimal? amount = null, params (Guid Seller, decimal Percent)[] sellers) =>
        Opportunity(User(owner), amount, sellers);

    /// <summary>With its sellers in one request. Where ids ascend, rows of one moment are in the order given.</summary>
    public Guid Opportunity(EntityReference owner, decimal? amount = null, params (Guid Seller, decimal Percent)[] sellers)
    {
        var opportunity = new Entity("opportunity") { ["name"] = "An opportunity", ["ownerid"] = owner };
        if (amount is { } value)
        {
            opportunity["estimatedvalue"] = new Money(value);
        }

        if (sellers.Length > 0)
        {
            opportunity.RelatedEntities[new Relationship("opps_opportunity_sellershare")] =
                new EntityCollection([.. sellers.Select(NewShare)]) { EntityName = "opps_sellershare" };
        }

        return Service.Create(opportunity);

        Entity NewShare((Guid Seller, decimal Percent) seller)
        {
            var share = Share(seller.Seller, seller.Percent);
            share.Id = NextId();
            return share;
        }
    }

    public static Entity Share(Guid seller, decimal percent, Guid? opportunity = null, bool isFixed = false)
    {
        var share = new Entity("opps_sellershare") { ["opps_sellerid"] = User(seller), ["opps_percent"] = percent, ["opps_isfixed"] = isFixed };
        if (opportunity is { } id)
        {
            share["opps_opportunityid"] = new EntityReference("opportunity", id);
        }

        return share;
    }

    public void Change(Guid opportunity, string column, object? value) =>
        Service.Update(new Entity("opportunity", opportunity) { [column] = value });

    public void ChangeShare(Guid share, string column, object? value) =>
        Service.Update(new Entity("opps_sellershare", share) { [column] = value });

    public void Own(Guid opportunity, Guid owner) => Change(opportunity, "ownerid", User(owner));

    /// <summary>The opportunity's rows in the order of the contract: createdon, then id.</summary>
    public IReadOnlyList<SellerRow> Sellers(Guid opportunity)
    {
        var query = new QueryExpression("opps_sellershare") { ColumnSet = SellerColumns };
        query.Criteria.AddCondition("opps_opportunityid", ConditionOperator.Equal, opportunity);
        var rows = Service.RetrieveMultiple(query).Entities.OrderBy(row => row.GetAttributeValue<DateTime>("createdon")).ThenBy(row => row.Id);
        return [.. rows.Select(row => new SellerRow(
            row.Id,
            row.GetAttributeValue<EntityReference>("opps_sellerid")?.Id ?? Guid.Empty,
            row.GetAttributeValue<string>("opps_name"),
            row.GetAttributeValue<decimal>("opps_percent"),
            row.GetAttributeValue<bool>("opps_isfixed"),
            row.GetAttributeValue<Money>("opps_amount")?.Value,
            row.GetAttributeValue<EntityReference>("transactioncurrencyid")?.Id))];
    }

    /// <summary>The opportunity's entries in the journal, the first one first.</summary>
    public IReadOnlyList<Entity> Entries(Guid opportunity)
    {
        var query = new QueryExpression("opps_sharechange") { ColumnSet = new ColumnSet(JournalChain.Columns) };
        query.Criteria.AddCondition("opps_opportunityid", ConditionOperator.Equal, opportunity);
        return JournalChain.Ordered(Service.RetrieveMultiple(query).Entities);
    }

    public SellerRow ShareOf(Guid opportunity, Guid seller) => Sellers(opportunity).Single(s => s.Seller == seller);

    public Entity Row(Guid opportunity) => Service.Retrieve("opportunity", opportunity, new ColumnSet(true));

    /// <summary>Sets a user's language and number format.</summary>
    public void Speaks(Guid user, int language) =>
        Service.Update(new Entity("usersettings", user) { ["uilanguageid"] = language, ["localeid"] = language });

    /// <summary>How many requests plug-ins make during an action.</summary>
    public IReadOnlyList<RequestRecord> PluginRequests(Action action)
    {
        var seen = new List<RequestRecord>();
        OnRequest = request =>
        {
            if (request.FromPlugin)
            {
                seen.Add(request);
            }
        };
        try
        {
            action();
        }
        finally
        {
            OnRequest = null;
        }

        return seen;
    }

    private Guid WithRole(Guid? role, Entity principal)
    {
        var id = Service.Create(principal);
        _host.GiveRole(new EntityReference(principal.LogicalName, id), role);
        return id;
    }

    public void Dispose() => _host.Dispose();
}
