using System;
using System.Collections.Generic;
using System.Linq;
using System.ServiceModel;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using Xunit;

namespace Pipeline.Permission;

/// <summary>
/// A1 and P24 for every message that reaches a seller's row, and every column: who may not write the opportunity is refused,
/// on a closed one everybody is, and on an open one whoever may write it is not. The user has all rights to the rows, and
/// owns the one that it is about. ModifyAccess and RevokeAccess are missing: a solution can't state a step on them, as their message
/// ids are in no public export. Whoever is given rights to a row by them still can't write it, as the other rows here show.
/// </summary>
public sealed class MessageTableTests : IClassFixture<OneWorld>
{
    private const string Rows = "opps_sellershare";

    private static readonly Dictionary<string, Func<Case, OrganizationRequest>> Messages = new()
    {
        ["Create"] = c => new CreateRequest { Target = c.New() },
        ["CreateMultiple"] = c => Multiple("CreateMultiple", c.New()),
        ["Upsert of a new row"] = c => new UpsertRequest { Target = c.New() },
        ["Upsert of the row"] = c => new UpsertRequest { Target = c.Change("opps_percent", 10m) },
        ["UpsertMultiple"] = c => Multiple("UpsertMultiple", c.Change("opps_percent", 10m)),
        ["Update of the percentage"] = c => Update(c, "opps_percent", 10m),
        ["Update of the same percentage"] = c => Update(c, "opps_percent", 60m),
        ["Update of the seller"] = c => Update(c, "opps_sellerid", World.User(c.Eva)),
        ["Update of the same seller"] = c => Update(c, "opps_sellerid", World.User(c.Seller)),
        ["Update of fixed"] = c => Update(c, "opps_isfixed", true),
        ["Update of the name"] = c => Update(c, "opps_name", "Nobody"),
        ["Update of the amount"] = c => Update(c, "opps_amount", new Money(1m)),
        ["Update of the currency"] = c => Update(c, "transactioncurrencyid", c.Krona),
        ["Update of the owner"] = c => Update(c, "ownerid", World.User(c.Eva)),
        ["Update of the state"] = c => Update(c, "statecode", new OptionSetValue(1)),
        ["Update of the status reason"] = c => Update(c, "statuscode", new OptionSetValue(1)),
        ["Update of the opportunity, which is the same"] = c => Update(c, "opps_opportunityid", c.Opportunity),
        ["Update of a column that no rule reads"] = c => Update(c, "importsequencenumber", 7),
        ["Update of hidden columns"] = c => Update(c, "opps_operation", "x"),
        ["UpdateMultiple of the percentage"] = c => Multiple("UpdateMultiple", c.Change("opps_percent", 10m)),
        ["UpdateMultiple of the owner"] = c => Multiple("UpdateMultiple", c.Change("ownerid", World.User(c.Eva))),
        ["Delete"] = c => new DeleteRequest { Target = c.Row },
        ["SetState"] = c => new SetStateRequest { EntityMoniker = c.Row, State = new OptionSetValue(1), Status = new OptionSetValue(2) },
        ["Assign"] = c => new AssignRequest { Target = c.Row, Assignee = World.User(c.Eva) },
        ["GrantAccess"] = c => new GrantAccessRequest { Target = c.Row, PrincipalAccess = c.Reading },
        ["Associate with a seller"] = c => new AssociateRequest
        {
            Target = World.User(c.Eva), Relationship = new Relationship("opps_systemuser_sellershare"), RelatedEntities = [c.Row],
        },
        ["Associate with its opportunity"] = c => new AssociateRequest
        {
            Target = c.Opportunity, Relationship = new Relationship("opps_opportunity_sellershare"), RelatedEntities = [c.Row],
        },
        ["Disassociate from its seller"] = c => new DisassociateRequest
        {
            Target = World.User(c.Seller), Relationship = new Relationship("opps_systemuser_sellershare"), RelatedEntities = [c.Row],
        },
        ["Disassociate from its opportunity"] = c => new DisassociateRequest
        {
            Target = c.Opportunity, Relationship = new Relationship("opps_opportunity_sellershare"), RelatedEntities = [c.Row],
        },
    };

    /// <summary>P23, and no share without a seller: refused also where everything else is allowed.</summary>
    private static readonly HashSet<string> Never = ["Disassociate from its seller", "Disassociate from its opportunity"];

    /// <summary>What they ask for is computed: it is accepted and left out.</summary>
    private static readonly HashSet<string> LeftOut = ["Update of the name", "Update of the amount", "Update of the currency", "Update of hidden columns"];

    private readonly World _world;
    private readonly Guid _anna;
    private readonly Guid _bo;
    private readonly Guid _eva;
    private readonly Guid _known;
    private readonly EntityReference _krona;

    public MessageTableTests(OneWorld one)
    {
        _world = one.World;
        (_anna, _bo, _eva, _known) = (_world.Person("Anna"), _world.Person("Bo"), _world.Person("Eva"), _world.Person("Known"));
        _krona = new EntityReference("transactioncurrency", _world.Currency(2, 11m));
    }

    /// <summary>One row of one opportunity, and whom it may be given to.</summary>
    private sealed record Case(EntityReference Opportunity, EntityReference Row, Guid Seller, Guid Eva, Guid Known, EntityReference Krona)
    {
        public PrincipalAccess Reading => new() { Principal = World.User(Known), AccessMask = AccessRights.ReadAccess };

        public Entity New() => World.Share(Eva, 10m, Opportunity.Id);

        public Entity Change(string column, object value) => new(Rows, Row.Id) { [column] = value };
    }

    public static MatrixTheoryData<string, bool> Cases() => new(Messages.Keys, [false, true]);

    public static TheoryData<string> OfAnOpenOne() => [.. Messages.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void A1_MayNotWriteTheOpportunity_IsRefused(string message, bool isClosed)
    {
        var dan = _world.Person("Dan", _world.Role([.. RoleZip.Everything("opps_SellerShare", "Global"),
            .. RoleZip.Everything("Opportunity", "Global").Where(p => !p.StartsWith("prvWrite", StringComparison.Ordinal)), .. RoleZip.Surroundings]));
        string[] why = Never.Contains(message) ? [] : ["prvWriteOpportunity"];
        Refused(message, dan, isClosed, why);
    }

    [Theory, MemberData(nameof(OfAnOpenOne))]
    public void P24_Closed_IsRefused(string message)
    {
        var dan = _world.Person("Dan", _world.Salesperson("Global"));
        string[] why = Never.Contains(message) ? [] : ["closed"];
        Refused(message, dan, isClosed: true, why);
    }

    [Theory, MemberData(nameof(OfAnOpenOne))]
    public void A1_Open_MayWriteTheOpportunity_IsAccepted(string message)
    {
        var dan = _world.Person("Dan", _world.Salesperson("Global"));
        if (Never.Contains(message))
        {
            Refused(message, dan, isClosed: false);
            return;
        }

        var row = Prepare(dan, isClosed: false);
        var before = _world.Sellers(row.Opportunity.Id);
        _world.As(dan).Execute(Messages[message](row));
        Expect.Agreement(_world, row.Opportunity.Id);
        if (LeftOut.Contains(message))
        {
            Assert.Equal(before, _world.Sellers(row.Opportunity.Id));
        }
    }

    /// <summary>Rows go with their opportunity to its new owner, by itself or with its customer, also when it is closed.</summary>
    [Theory]
    [InlineData("Assign", true), InlineData("Update", true), InlineData("customer", true)]
    [InlineData("Assign", false), InlineData("Update", false), InlineData("customer", false)]
    public void P24_OpportunityAssigned_RowsGoAlong(string how, bool isClosed)
    {
        var row = Prepare(_anna, isClosed);
        var opportunity = row.Opportunity;
        switch (how)
        {
            case "Assign":
                _world.Service.Execute(new AssignRequest { Target = opportunity, Assignee = World.User(_eva) });
                break;
            case "Update":
                _world.Own(opportunity.Id, _eva);
                break;
            default:
                var account = _world.Row(opportunity.Id).GetAttributeValue<EntityReference>("customerid");
                _world.Service.Update(new Entity("account", account.Id) { ["ownerid"] = World.User(_eva) });
                break;
        }

        Assert.All(_world.Sellers(opportunity.Id), share => Assert.Equal(_eva, Owner(share.Id)));
        Expect.Sellers(_world, opportunity.Id, (_anna, 60m), (_bo, 40m));
    }

    /// <summary>Rows are shared along with their opportunity, and no longer when it isn't, also when it is closed.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void P24_OpportunityShared_RowsAreShared(bool isClosed)
    {
        var dan = _world.Person("Dan", _world.Salesperson("Basic"));
        var row = Prepare(_anna, isClosed);
        _world.Service.Execute(new GrantAccessRequest
        {
            Target = row.Opportunity, PrincipalAccess = new PrincipalAccess { Principal = World.User(dan), AccessMask = AccessRights.ReadAccess },
        });
        Assert.Equal(2, Seen());
        _world.Service.Execute(new RevokeAccessRequest { Target = row.Opportunity, Revokee = World.User(dan) });
        Assert.Equal(0, Seen());

        int Seen() => _world.As(dan).RetrieveMultiple(new QueryExpression(Rows)
        {
            Criteria = { Conditions = { new ConditionExpression("opps_opportunityid", ConditionOperator.Equal, row.Opportunity.Id) } },
        }).Entities.Count;
    }

    private void Refused(string message, Guid dan, bool isClosed, params string[] naming)
    {
        var row = Prepare(dan, isClosed);
        var before = FaultTests.Snapshot(_world);
        var fault = Assert.Throws<FaultException<OrganizationServiceFault>>(() => _world.As(dan).Execute(Messages[message](row)));
        Assert.All(naming, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        Assert.Equal(before, FaultTests.Snapshot(_world));
    }

    /// <summary>An opportunity of a customer's with two sellers; the user owns the first one's row, and somebody may read it.</summary>
    private Case Prepare(Guid user, bool isClosed)
    {
        var opportunity = _world.Opportunity(_anna, 1000m, (_anna, 60m), (_bo, 40m));
        _world.Change(opportunity, "customerid", new EntityReference("account",
            _world.Service.Create(new Entity("account") { ["name"] = "A customer", ["ownerid"] = World.User(_anna) })));
        var row = new EntityReference(Rows, _world.ShareOf(opportunity, _anna).Id);
        _world.Service.Update(new Entity(Rows, row.Id) { ["ownerid"] = World.User(user) });
        var prepared = new Case(new EntityReference("opportunity", opportunity), row, _anna, _eva, _known, _krona);
        _world.Service.Execute(new GrantAccessRequest
        {
            Target = row, PrincipalAccess = new PrincipalAccess { Principal = World.User(_known), AccessMask = AccessRights.ReadAccess | AccessRights.WriteAccess },
        });
        if (isClosed)
        {
            _world.Service.Execute(new LoseOpportunityRequest
            {
                OpportunityClose = new Entity("opportunityclose") { ["opportunityid"] = prepared.Opportunity }, Status = new OptionSetValue(-1),
            });
        }

        return prepared;
    }

    private Guid Owner(Guid share) => _world.Service.Retrieve(Rows, share, new ColumnSet("ownerid")).GetAttributeValue<EntityReference>("ownerid").Id;

    private static UpdateRequest Update(Case row, string column, object value) => new() { Target = row.Change(column, value) };

    private static OrganizationRequest Multiple(string message, Entity row) =>
        new(message) { ["Targets"] = new EntityCollection([row]) { EntityName = row.LogicalName } };
}
