using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using LocalDataverse;
using LocalDataverse.Security;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace SolutionTests;

/// <summary>An organisation with the packed solution in it, on a day that tests know.</summary>
public sealed class World : IDisposable
{
    public const int Expired = 847210001;

    public static readonly DateTime Today = new(2026, 5, 20, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Lazy<LocalOrganization> Imported = new(() =>
    {
        var organization = LocalOrganization.Create(new OrganizationOptions { Clock = new SlowClock(Today.AddDays(-1)) });
        organization.Import(File.ReadAllBytes(Path.Combine(System.AppContext.BaseDirectory, "StandardTables.zip")));
        organization.Import(Package.Managed.Zip);
        return organization;
    });

    internal LocalOrganization Organization { get; } = Imported.Value.Copy(new OrganizationOptions { Clock = new SlowClock(Today) });

    public IOrganizationService Service => Organization.AsSystem;

    public IOrganizationService As(Guid user) => Organization.AsUser(user);

    /// <summary>A user with one of the solution's roles, or with System Administrator.</summary>
    public Guid Person(string firstName, string? role = null, Guid? unit = null)
    {
        var person = new Entity("systemuser")
        {
            ["firstname"] = firstName,
            ["lastname"] = "Lund",
            ["domainname"] = $"{firstName.ToLowerInvariant()}@example.com",
        };
        if (unit is { } id)
        {
            person["businessunitid"] = new EntityReference("businessunit", id);
        }

        var user = Service.Create(person);
        Service.AssignRole(new EntityReference("systemuser", user), role is null ? null : RoleId(role));
        return user;
    }

    public Guid Unit(string name, Guid? parent = null) => Service.Create(new Entity("businessunit")
    {
        ["name"] = name,
        ["parentbusinessunitid"] = new EntityReference("businessunit", parent ?? WellKnown.RootBusinessUnitId),
    });

    public Guid Account(string name, Guid? owner = null)
    {
        var account = new Entity("account") { ["name"] = name };
        if (owner is { } user)
        {
            account["ownerid"] = User(user);
        }

        return Service.Create(account);
    }

    public Guid Opportunity(string topic, Guid owner, Guid? customer = null, decimal? amount = 1000m, Action<Entity>? also = null)
    {
        var opportunity = new Entity("opportunity") { ["name"] = topic, ["ownerid"] = User(owner) };
        if (amount is { } value)
        {
            opportunity["estimatedvalue"] = new Money(value);
        }

        if (customer is { } account)
        {
            opportunity["customerid"] = new EntityReference("account", account);
        }

        also?.Invoke(opportunity);
        return Service.Create(opportunity);
    }

    public Guid Share(Guid opportunity, Guid seller, decimal percent) => Service.Create(new Entity("opps_sellershare")
    {
        ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
        ["opps_sellerid"] = User(seller),
        ["opps_percent"] = percent,
    });

    /// <summary>An entry of the journal, written past the plug-ins, as nobody else may write one.</summary>
    public Guid ShareChange(Guid opportunity, Guid by, DateTime? on = null)
    {
        var entry = new Entity("opps_sharechange")
        {
            ["opps_opportunityid"] = new EntityReference("opportunity", opportunity),
            ["opps_byid"] = User(by),
            ["opps_cause"] = new OptionSetValue(847211001),
            ["opps_rule"] = "P5",
            ["opps_before"] = "[]",
            ["opps_after"] = "[]",
        };
        if (on is { } day)
        {
            entry["overriddencreatedon"] = day;
        }

        return ((CreateResponse)Service.Execute(new CreateRequest { Target = entry, ["BypassCustomPluginExecution"] = true })).id;
    }

    public void Win(Guid opportunity, decimal revenue, DateTime on) => Service.Execute(new WinOpportunityRequest
    {
        OpportunityClose = Closing(opportunity, on, c => c["actualrevenue"] = new Money(revenue)),
        Status = new OptionSetValue(-1),
    });

    public void Lose(Guid opportunity, DateTime on, int? rejection = null, int status = -1) => Service.Execute(new LoseOpportunityRequest
    {
        OpportunityClose = Closing(opportunity, on, c =>
        {
            if (rejection is { } reason)
            {
                c["opps_rejection"] = new OptionSetValue(reason);
            }
        }),
        Status = new OptionSetValue(status),
    });

    public static EntityReference User(Guid id) => new("systemuser", id);

    /// <summary>The rows that a query finds, as somebody.</summary>
    public IReadOnlyList<Entity> Rows(string fetchXml, Guid? user = null) =>
        [.. (user is { } id ? As(id) : Service).RetrieveMultiple(new FetchExpression(fetchXml)).Entities];

    public void Dispose() => Organization.Dispose();

    private static Guid RoleId(string name) => Guid.Parse(Package.Managed.Customizations.Element("Roles")!.Elements()
        .Single(role => (string?)role.Attribute("name") == name).Attribute("id")!.Value);

    private static Entity Closing(Guid opportunity, DateTime on, Action<Entity> also)
    {
        var closing = new Entity("opportunityclose")
        {
            ["subject"] = "Closed",
            ["opportunityid"] = new EntityReference("opportunity", opportunity),
            ["actualend"] = on,
        };
        also(closing);
        return closing;
    }

    /// <summary>A second passes with each look, so that no two rows are equally old.</summary>
    private sealed class SlowClock(DateTime start) : TimeProvider
    {
        private long looks;

        public override DateTimeOffset GetUtcNow() => new(start.AddSeconds(Interlocked.Increment(ref looks)));
    }
}
